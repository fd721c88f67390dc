/** Times in milliseconds, of which the p-th percentile is asked. */
export const percentile = (times: readonly number[], share: number): number => {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};

export const milliseconds = (value: number): string => `${value.toFixed(3)} ms`;

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MB`;

/** One line on the times and one on the memory of this process. */
export function report(name: string, times: readonly number[]): void {
  const { rss, heapUsed } = process.memoryUsage();
  const worst = times.reduce((most, time) => Math.max(most, time), 0);
  console.log(
    `${name}: ${times.length} runs, p50 ${milliseconds(percentile(times, 0.5))}, p99 ${milliseconds(percentile(times, 0.99))}, worst ${milliseconds(worst)}`,
  );
  console.log(`memory: ${megabytes(rss)} resident, ${megabytes(heapUsed)} of heap`);
}
