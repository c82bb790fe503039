"use client";

import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { Refusal } from "@/lib/domain/error/error-code";
import type { ProblemWords } from "./words";

/** A refusal in words: the fields it names, else its reason, else what the code says everywhere. */
export function TransferProblem({
  problem,
  words,
}: {
  readonly problem: Refusal | null;
  readonly words: ProblemWords;
}) {
  const texts = useErrorTexts();
  if (problem === null) return null;
  const named = (problem.fields ?? []).flatMap(({ path, detail }) => {
    const text = words[detail] ?? words[path.split(".").at(-1) ?? ""] ?? words[path.split(".")[0] ?? ""];
    return text === undefined ? [] : [text];
  });
  const reason = problem.info?.["reason"];
  const known = typeof reason === "string" ? words[reason] : undefined;
  const isOutdated = problem.code === "STALE" || problem.code === "GRANT_CHANGED" || problem.code === "NOT_FOUND";
  return (
    <Alert tone="danger" live="assertive" title={words.title}>
      {named.length > 0 ? (
        <ul className="list-inside list-disc">
          {[...new Set(named)].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : (
        <p>{known ?? `${texts[problem.code].what} ${texts[problem.code].todo}`}</p>
      )}
      {isOutdated ? (
        <div className="mt-3">
          <Button icon="refresh-cw" onClick={() => location.reload()}>
            {words.reload}
          </Button>
        </div>
      ) : null}
    </Alert>
  );
}
