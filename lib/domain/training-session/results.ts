import type { Participant } from "./page";

export interface ResultCounts {
  readonly seats: number;
  readonly present: number;
  readonly absent: number;
  readonly theory: number;
  readonly practice: number;
  readonly passed: number;
}

export interface SessionResults {
  readonly counts: ResultCounts;
  readonly present: readonly Participant[];
  readonly absent: readonly Participant[];
}

/** What the minutes of a training say: of those with a seat, who was there and what they reached. A pass taken away is none. */
export function resultsOf(participants: readonly Participant[], passMark: number): SessionResults {
  const held = participants.filter(({ state }) => state === "confirmed");
  const present = held.filter(({ attendedAt }) => attendedAt !== null);
  const absent = held.filter(({ attendedAt }) => attendedAt === null);
  return {
    present,
    absent,
    counts: {
      seats: held.length,
      present: present.length,
      absent: absent.length,
      theory: held.filter(({ theoryScore }) => theoryScore !== null && theoryScore >= passMark).length,
      practice: held.filter(({ practicePassedAt }) => practicePassedAt !== null).length,
      passed: held.filter(({ certificateId }) => certificateId !== null).length,
    },
  };
}
