import type { Condition } from "@/lib/domain/instrument/condition/condition";
import { conditionText } from "@/lib/domain/instrument/condition-text";
import { findQuestion, type Instrument } from "@/lib/domain/instrument/instrument";
import type { Locale } from "@/lib/domain/instrument/question";

interface Phrases {
  readonly when: string;
  readonly and: string;
  readonly or: string;
  readonly answers: (codes: string, question: string) => string;
  readonly answersAny: (codes: string, questions: string) => string;
  readonly filled: (question: string) => string;
  readonly empty: (question: string) => string;
  readonly aged: (from: number | null, to: number | null) => string;
}

const PHRASES: Readonly<Record<Locale, Phrases>> = {
  id: {
    when: "Bila",
    and: "dan",
    or: "atau",
    answers: (codes, question) => `menjawab ${codes} pada ${question}`,
    answersAny: (codes, questions) => `menjawab ${codes} pada salah satu dari ${questions}`,
    filled: (question) => `${question} diisi`,
    empty: (question) => `${question} dikosongkan`,
    aged: (from, to) =>
      to === null
        ? `umur ${from} tahun ke atas`
        : from === null
          ? `umur ${to} tahun ke bawah`
          : `umur ${from} sampai ${to} tahun`,
  },
  en: {
    when: "If",
    and: "and",
    or: "or",
    answers: (codes, question) => `the answer to ${question} is ${codes}`,
    answersAny: (codes, questions) => `the answer to any of ${questions} is ${codes}`,
    filled: (question) => `${question} is filled in`,
    empty: (question) => `${question} is left empty`,
    aged: (from, to) =>
      to === null ? `aged ${from} or over` : from === null ? `aged ${to} or under` : `aged ${from} to ${to}`,
  },
};

/**
 * When a question is asked, as somebody with a pen reads it: `Bila menjawab 1 pada 301a dan umur 5 tahun ke atas`. The
 * codebook keeps the formal wording of `conditionText`; what has no everyday wording falls back to it here, too.
 */
export function askedIfWords(instrument: Instrument, condition: Condition, locale: Locale): string {
  const phrases = PHRASES[locale];
  return `${phrases.when} ${wordsOf({ instrument, locale, phrases }, condition)}`;
}

interface Writer {
  readonly instrument: Instrument;
  readonly locale: Locale;
  readonly phrases: Phrases;
}

function wordsOf(writer: Writer, node: Condition): string {
  const { phrases } = writer;
  switch (node.kind) {
    case "and":
      return allOf(writer, flatten(node, "and"));
    case "or":
      return anyOf(writer, flatten(node, "or"));
    case "not":
      return answeredName(node.operand) === null
        ? formal(writer, node)
        : phrases.empty(numberOf(writer, answeredName(node.operand) ?? ""));
    case "call":
      return answeredName(node) === null
        ? formal(writer, node)
        : phrases.filled(numberOf(writer, answeredName(node) ?? ""));
    default:
      return single(writer, node);
  }
}

function single(writer: Writer, node: Condition): string {
  const age = ageLimit(node);
  if (age !== null) return writer.phrases.aged(age.from, age.to);
  const asked = codesAsked(node);
  return asked === null
    ? formal(writer, node)
    : writer.phrases.answers(list(asked.codes, writer.phrases.or), numberOf(writer, asked.name));
}

/** Two age limits of one `and` are told as one span, where the first of them stands. */
function allOf(writer: Writer, nodes: readonly Condition[]): string {
  const limits = nodes.map(ageLimit).filter((limit) => limit !== null);
  const from = limits.find((limit) => limit.from !== null)?.from ?? null;
  const to = limits.find((limit) => limit.to !== null)?.to ?? null;
  const isSpan = limits.length === 2 && from !== null && to !== null;
  let isSpanTold = false;
  const parts = nodes.flatMap((node) => {
    if (isSpan && ageLimit(node) !== null) {
      if (isSpanTold) return [];
      isSpanTold = true;
      return [writer.phrases.aged(from, to)];
    }
    const words = wordsOf(writer, node);
    return [node.kind === "or" ? `(${words})` : words];
  });
  return parts.join(` ${writer.phrases.and} `);
}

/** The same codes asked of many questions are told once. */
function anyOf(writer: Writer, nodes: readonly Condition[]): string {
  const asked = nodes.map(codesAsked);
  const groups = new Map<string, string[]>();
  for (const entry of asked) {
    if (entry === null) continue;
    const codes = list(entry.codes, writer.phrases.or);
    groups.set(codes, [...(groups.get(codes) ?? []), numberOf(writer, entry.name)]);
  }
  const others = nodes.filter((_, index) => asked[index] === null).map((node) => wordsOf(writer, node));
  const grouped = [...groups].map(([codes, questions]) =>
    questions.length === 1
      ? writer.phrases.answers(codes, questions.join())
      : writer.phrases.answersAny(codes, questions.join(", ")),
  );
  return [...others, ...grouped].join(` ${writer.phrases.or} `);
}

function flatten(node: Condition, kind: "and" | "or"): readonly Condition[] {
  return node.kind === kind ? [...flatten(node.left, kind), ...flatten(node.right, kind)] : [node];
}

function ageLimit(node: Condition): { readonly from: number | null; readonly to: number | null } | null {
  if (node.kind !== "compare" || node.left.kind !== "name" || node.left.name !== "age") return null;
  if (node.right.kind !== "number") return null;
  const { value } = node.right;
  if (node.op === ">=") return { from: value, to: null };
  if (node.op === ">") return { from: value + 1, to: null };
  if (node.op === "<=") return { from: null, to: value };
  return node.op === "<" ? { from: null, to: value - 1 } : null;
}

function codesAsked(node: Condition): { readonly name: string; readonly codes: readonly number[] } | null {
  if (node.kind === "in" && node.operand.kind === "name") return { name: node.operand.name, codes: node.codes };
  if (node.kind !== "compare" || node.op !== "==" || node.left.kind !== "name" || node.right.kind !== "number")
    return null;
  return { name: node.left.name, codes: [node.right.value] };
}

function answeredName(node: Condition): string | null {
  const operand = node.kind === "call" && node.name === "answered" ? node.args[0] : undefined;
  return operand?.kind === "name" ? operand.name : null;
}

function list(codes: readonly number[], or: string): string {
  const last = codes.at(-1);
  return codes.length < 2 ? codes.join() : `${codes.slice(0, -1).join(", ")} ${or} ${last}`;
}

function numberOf({ instrument, locale }: Writer, name: string): string {
  const question = findQuestion(instrument, "member", name) ?? findQuestion(instrument, "household", name);
  return question?.no ?? question?.label[locale] ?? name;
}

function formal({ instrument, locale }: Writer, node: Condition): string {
  return conditionText(instrument, node, locale);
}
