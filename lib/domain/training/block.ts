import type { Activity, Block, Exercise, FigureName, Option, Section } from "./lesson";

/** Short names, so that a lesson reads as a text and not as a data structure. */
export const section = (id: string, title: string, ...blocks: readonly Block[]): Section => ({ id, title, blocks });
export const text = (words: string): Block => ({ kind: "text", text: words });
export const list = (...items: readonly string[]): Block => ({ kind: "list", items });
export const steps = (...items: readonly string[]): Block => ({ kind: "steps", items });
export const example = (title: string, ...lines: readonly string[]): Block => ({ kind: "example", title, lines });
export const warning = (words: string): Block => ({ kind: "warning", text: words });
export const link = (href: string, words: string): Block => ({ kind: "link", href, text: words });
export const figure = (name: FigureName, caption: string, ...labels: readonly string[]): Block => ({
  kind: "figure",
  figure: name,
  caption,
  labels,
});
export const right = (words: string, why: string): Option => ({ text: words, isRight: true, why });
export const wrong = (words: string, why: string): Option => ({ text: words, isRight: false, why });
export const ask = (question: string, ...options: readonly Option[]): Exercise => ({ question, options });
export const activity = (minutes: number, title: string, task: string): Activity => ({ minutes, title, task });
