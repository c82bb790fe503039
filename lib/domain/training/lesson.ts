/** Drawings that the library has; each is labelled by the lesson, so one drawing serves both languages. */
export const FIGURES = ["flow", "deciles", "card", "severity", "days", "sample", "house"] as const;
export type FigureName = (typeof FIGURES)[number];

export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list" | "steps"; readonly items: readonly string[] }
  | { readonly kind: "example"; readonly title: string; readonly lines: readonly string[] }
  | { readonly kind: "warning"; readonly text: string }
  | { readonly kind: "link"; readonly href: string; readonly text: string }
  | {
      readonly kind: "figure";
      readonly figure: FigureName;
      readonly caption: string;
      readonly labels: readonly string[];
    };

export interface Section {
  /** The same in both languages; the address of the section within its page. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Option {
  readonly text: string;
  readonly isRight: boolean;
  readonly why: string;
}

export interface Exercise {
  readonly question: string;
  readonly options: readonly Option[];
}

/** A part of the meeting in which a module is taught: what people do, and how long. */
export interface Activity {
  readonly minutes: number;
  readonly title: string;
  readonly task: string;
}

/** A module in one language, as it is read. */
export interface Lesson {
  readonly title: string;
  readonly purpose: string;
  readonly outcomes: readonly string[];
  readonly sections: readonly Section[];
  readonly mistakes: readonly string[];
  readonly exercises: readonly Exercise[];
  /** How its lesson hours are spent; together they are as long as those. */
  readonly agenda: readonly Activity[];
  readonly summary: readonly string[];
}

/** Every sentence of a lesson in reading order, without the labels of drawings. */
export function textsOf(lesson: Lesson): string[] {
  return [
    lesson.purpose,
    ...lesson.outcomes,
    ...lesson.sections.flatMap(({ blocks }) => blocks.flatMap(textsOfBlock)),
    ...lesson.mistakes,
    ...lesson.exercises.flatMap(({ question, options }) => [
      question,
      ...options.flatMap(({ text, why }) => [text, why]),
    ]),
    ...lesson.agenda.map(({ task }) => task),
    ...lesson.summary,
  ];
}

function textsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case "text":
    case "warning":
      return [block.text];
    case "list":
    case "steps":
      return block.items;
    case "example":
      return block.lines;
    case "link":
      return [block.text];
    case "figure":
      return [block.caption];
  }
}

/** Words a minute of a reader who is not in a hurry; reading aloud to oneself is about as fast. */
const WORDS_PER_MINUTE = 150;

/** How long the page takes to read, in whole minutes; the hours of a module hold its practice too. */
export function readingMinutes(lesson: Lesson): number {
  const words = textsOf(lesson).join(" ").split(/\s+/).length;
  return Math.ceil(words / WORDS_PER_MINUTE);
}
