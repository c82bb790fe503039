import type { ErrorSummaryItem } from "@/components/ui/error-summary";
import type { FieldProblem } from "@/lib/domain/error/error-code";

/** Texts by path, or by path and detail where one path can be wrong in two ways ("username.TAKEN"); `other` for the rest. */
export type FieldTexts = Readonly<Record<string, string>> & { readonly other: string };

export function textOf(problem: FieldProblem, texts: FieldTexts): string {
  return texts[`${problem.path}.${problem.detail}`] ?? texts[problem.path] ?? texts.other;
}

/** The summary's links: a field's id is its path; what no box of the page holds leads to `fallbackId`. */
export function summaryOf(
  problems: readonly FieldProblem[],
  texts: FieldTexts,
  fallbackId: string,
): readonly ErrorSummaryItem[] {
  return problems.map((problem) => ({
    fieldId: texts[problem.path] === undefined ? fallbackId : problem.path,
    text: textOf(problem, texts),
  }));
}
