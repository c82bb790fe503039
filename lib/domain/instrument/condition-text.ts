import type { Comparison, Condition } from "./condition/condition";
import { findQuestion, type Instrument } from "./instrument";
import type { Locale } from "./question";

const WORDS: Readonly<Record<Locale, Readonly<Record<"and" | "or" | "not" | "in" | "age" | "answered", string>>>> = {
  id: { and: "dan", or: "atau", not: "bukan", in: "salah satu dari", age: "umur", answered: "terisi" },
  en: { and: "and", or: "or", not: "not", in: "one of", age: "age", answered: "answered" },
};

const SIGNS: Readonly<Record<Comparison, string>> = { "==": "=", "!=": "≠", ">=": "≥", "<=": "≤", ">": ">", "<": "<" };

/** A condition in words, with the form's question numbers: `404 salah satu dari 1, 5 dan umur ≥ 5`. */
export function conditionText(instrument: Instrument, condition: Condition, locale: Locale): string {
  const words = WORDS[locale];
  const write = (node: Condition): string => {
    switch (node.kind) {
      case "and":
      case "or":
        return `${side(node, node.left, write)} ${words[node.kind]} ${side(node, node.right, write)}`;
      case "not":
        return `${words.not} (${write(node.operand)})`;
      case "in":
        return `${write(node.operand)} ${words.in} ${node.codes.join(", ")}`;
      case "compare":
        return `${write(node.left)} ${SIGNS[node.op]} ${write(node.right)}`;
      case "call":
        return `${node.args.map(write).join(", ")} ${words.answered}`;
      case "number":
        return String(node.value);
      case "name":
        return node.name === "age" ? words.age : questionNumber(instrument, node.name);
    }
  };
  return write(condition);
}

/** `or` inside `and` keeps its parentheses. */
function side(parent: Condition, child: Condition, write: (node: Condition) => string): string {
  return parent.kind === "and" && child.kind === "or" ? `(${write(child)})` : write(child);
}

function questionNumber(instrument: Instrument, name: string): string {
  const question = findQuestion(instrument, "member", name) ?? findQuestion(instrument, "household", name);
  return question?.no ?? question?.label.id ?? name;
}
