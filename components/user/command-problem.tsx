"use client";

import { type ErrorText, useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import type { ErrorCode, Refusal } from "@/lib/domain/error/error-code";

export interface ProblemLabels {
  readonly title: string;
  readonly reload: string;
  readonly signIn: string;
  /** What FOUR_EYES and NOT_FOUND mean where people, not families, are the subject. */
  readonly own: ErrorText;
  readonly gone: ErrorText;
  /** What NOT_ALLOWED_NOW means where it is not about a proposal. */
  readonly notNow?: ErrorText;
}

/** Refusals after which only the page read anew says how things stand. */
const OUTDATED: readonly ErrorCode[] = ["GRANT_CHANGED", "STALE", "NOT_FOUND", "NOT_ALLOWED_NOW"];

function textOf(code: ErrorCode, { own, gone, notNow }: ProblemLabels): ErrorText | undefined {
  if (code === "FOUR_EYES") return own;
  if (code === "NOT_FOUND") return gone;
  return code === "NOT_ALLOWED_NOW" ? notNow : undefined;
}

/** A refusal beside what was refused: what happened, what to do, and the button that does it. */
export function CommandProblem({
  problem,
  labels,
}: {
  readonly problem: Refusal | null;
  readonly labels: ProblemLabels;
}) {
  const texts = useErrorTexts();
  if (problem === null) return null;
  const { code } = problem;
  const text = textOf(code, labels) ?? texts[code];
  const isOutdated = OUTDATED.includes(code);
  return (
    <Alert tone="danger" live="assertive" title={labels.title}>
      <p>{text.what}</p>
      <p>{text.todo}</p>
      {isOutdated ? (
        <div className="mt-3">
          <Button icon="refresh-cw" onClick={() => location.reload()}>
            {labels.reload}
          </Button>
        </div>
      ) : null}
      {code === "UNAUTHENTICATED" ? (
        <a href="/masuk?berakhir=1" className={buttonClass("secondary", "normal", "mt-3")}>
          {labels.signIn}
        </a>
      ) : null}
    </Alert>
  );
}
