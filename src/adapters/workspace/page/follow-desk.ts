export interface DeskFollower {
  onChange: () => Promise<void>;
  onLost: () => void;
}

/** Hears of every change in the workspace. Many changes at once make one more look, not many. */
export function followDesk({ onChange, onLost }: DeskFollower): void {
  let isLooking = false;
  let isStale = false;
  const look = async (): Promise<void> => {
    isStale = true;
    if (isLooking) return;
    isLooking = true;
    while (isStale) {
      isStale = false;
      await onChange();
    }
    isLooking = false;
  };
  const stream = new EventSource("/desk/stream");
  stream.addEventListener("open", () => void look());
  stream.addEventListener("change", () => void look());
  stream.addEventListener("error", onLost);
}
