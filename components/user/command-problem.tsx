"use client";

import { type ErrorText, useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import type { Refusal } from "@/lib/domain/error/error-code";

export interface ProblemLabels {
  readonly title: string;
  readonly reload: string;
  readonly signIn: string;
  /** What FOUR_EYES and NOT_FOUND mean where people, not families, are the subject. */
  readonly own: ErrorText;
  readonly gone: ErrorText;
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
  const text = code === "FOUR_EYES" ? labels.own : code === "NOT_FOUND" ? labels.gone : texts[code];
  const isOutdated = code === "GRANT_CHANGED" || code === "STALE" || code === "NOT_FOUND";
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
