"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { RadioCards } from "@/components/ui/radio-cards";
import { useCommand } from "@/components/user/use-command";
import type { PracticePairs } from "@/lib/domain/practice/practice-page";
import { PAIR_FIELDS, type PairSide } from "@/lib/domain/practice/task";

export interface JudgePairsProps {
  readonly grantId: string;
  readonly work: NonNullable<PracticePairs["work"]>;
  readonly pairs: PracticePairs["pairs"];
  readonly back: string;
}

interface Result {
  readonly isDone: boolean;
  readonly why: readonly { readonly code: string; readonly why: string }[];
}

/** The pairs of a round, judged together. */
export function JudgePairs({ grantId, work, pairs, back }: JudgePairsProps) {
  const t = useTranslations("practice.pairs");
  const texts = useErrorTexts();
  const router = useRouter();
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [isAsked, setAsked] = useState(false);
  const [last, setLast] = useState<Result | null>(null);
  const { busy, problem, send } = useCommand(grantId);
  const [isComing, startTransition] = useTransition();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (pairs.some(({ code }) => given[code] === undefined)) return;
    const answers = pairs.map(({ code }) => ({ code, isSame: given[code] === "same" }));
    const result = await send<Result>("practice.pairs", { id: work.id, version: work.version, given: answers });
    if (result === null) return;
    if (result.isDone) return router.push(back);
    // Told together with the next pairs: whoever is quick would judge those that are leaving.
    startTransition(() => {
      setLast(result);
      setGiven({});
      setAsked(false);
      router.refresh();
    });
    window.scrollTo(0, 0);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-5" noValidate>
      {last === null ? null : (
        <Alert tone="attention" live="assertive" title={t("wrong", { count: last.why.length })}>
          <ul className="list-disc space-y-1 ps-5">
            {last.why.map(({ code, why }) => (
              <li key={code}>{why}</li>
            ))}
          </ul>
          <p className="mt-2">{t("again")}</p>
        </Alert>
      )}
      {pairs.map(({ code, sides }, index) => (
        <section
          key={`${work.round}.${code}`}
          aria-label={t("pair", { number: index + 1 })}
          className="rounded-md border border-line bg-surface p-4 sm:p-5"
        >
          <h2 className="mb-3 text-lg">{t("pair", { number: index + 1 })}</h2>
          <Sides sides={sides} />
          <div className="mt-4">
            <RadioCards
              id={`pasangan-${index}`}
              name={`pasangan-${index}`}
              legend={t("question")}
              error={isAsked && given[code] === undefined ? t("missing") : undefined}
              value={given[code] ?? ""}
              onChange={(value) => setGiven((before) => ({ ...before, [code]: value }))}
              options={[
                { value: "same", label: t("same") },
                { value: "other", label: t("other") },
              ]}
            />
          </div>
        </section>
      ))}
      {problem === null ? null : (
        <Alert tone="danger" live="assertive" title={texts[problem.code].what}>
          {texts[problem.code].todo}
        </Alert>
      )}
      <Button type="submit" variant="primary" icon="clipboard-check" busy={busy || isComing} busyLabel={t("checking")}>
        {t("check")}
      </Button>
    </form>
  );
}

/** Both records beside each other, what differs set apart by a mark and a word. */
function Sides({ sides: [first, second] }: { readonly sides: readonly [PairSide, PairSide] }) {
  const t = useTranslations("practice.pairs");
  return (
    <table className="data-table w-full table-fixed border-collapse">
      <caption className="sr-only">{t("caption")}</caption>
      <thead>
        <tr>
          <th scope="col" className="w-1/4">
            <span className="sr-only">{t("field")}</span>
          </th>
          <th scope="col">{t("record", { letter: "A" })}</th>
          <th scope="col">{t("record", { letter: "B" })}</th>
        </tr>
      </thead>
      <tbody>
        {PAIR_FIELDS.map((field) => (
          <tr key={field} className={first[field] === second[field] ? "" : "bg-kunyit-wash"}>
            <th scope="row" className="text-start text-sm font-semibold text-muted">
              {t(`of.${field}`)}
              {first[field] === second[field] ? null : <span className="sr-only"> {t("differs")}</span>}
            </th>
            <td className="wrap-anywhere">{first[field]}</td>
            <td className="wrap-anywhere">{second[field]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
