import { describe, expect, test } from "vitest";
import { readAskedPostings } from "../../eval/finding/read-asked-postings.ts";

const written = `=== posting
Night Porter
Pay: £14 an hour
=== questions
Pay: £14 an hour :: what do you pay?
Night Porter || Pay: £14 an hour :: what is it all about :: really?
- :: what do you pay? >> and on Sundays?
- :: is there a pool?
`;

describe("postings with questions and the words that answer them", () => {
  test("are read with their lines as they stand", () => {
    expect(readAskedPostings(written + written)).toHaveLength(2);
    expect(readAskedPostings(written)).toEqual([
      {
        source: "Night Porter\nPay: £14 an hour",
        questions: [
          { messages: ["what do you pay?"], answers: ["Pay: £14 an hour"] },
          { messages: ["what is it all about :: really?"], answers: ["Night Porter", "Pay: £14 an hour"] },
          { messages: ["what do you pay?", "and on Sundays?"], answers: [] },
          { messages: ["is there a pool?"], answers: [] },
        ],
      },
    ]);
  });

  test.each([
    ["words that do not stand in the posting", "Pay: £15 an hour :: pay?"],
    ["a line without a question", "Pay: £14 an hour"],
  ])("%s are an error that names them", (_, line) => {
    expect(() => readAskedPostings(`=== posting\nPay: £14 an hour\n=== questions\n${line}\n`)).toThrow(
      line.split(" :: ")[0],
    );
  });
});
