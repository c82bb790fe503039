"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Link } from "@/components/ui/link";
import { SeverityBadge } from "@/components/ui/severity-badge";
import type { ReviewFinding } from "@/lib/domain/form/review-page";

export interface BlockingProps {
  readonly findings: readonly ReviewFinding[];
  readonly formPath: string;
  /** Changes with each try to send, so that the focus comes here. */
  readonly attempt: number;
}

/** Many gaps on a half-done form are one line with a way to the first; errors stand one by one. */
const MOST_GAPS_SHOWN = 8;

/** What keeps the proposal from being sent, each with a link to its answer. */
export function Blocking({ findings, formPath, attempt }: BlockingProps) {
  const t = useTranslations("review");
  const severity = useTranslations("states.severity");
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (findings.length === 0) return null;
  const gaps = findings.filter(({ ruleId }) => ruleId === "REQUIRED");
  const faults = findings.filter(({ ruleId }) => ruleId !== "REQUIRED");
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-labelledby="penghalang"
      className="rounded-md border-2 border-cabai bg-surface px-4 py-4 sm:px-5"
    >
      <h2 id="penghalang" className="text-lg text-cabai">
        {t("problems")}
      </h2>
      <p className="text-muted">{t("problemsLead", { count: findings.length })}</p>
      <ul className="mt-2 divide-y divide-line">
        {[...faults, ...gaps.slice(0, MOST_GAPS_SHOWN)].map((finding) => (
          <li key={finding.key} className="py-2">
            <SeverityBadge severity="error" label={severity("error")} />{" "}
            {finding.person === null ? null : <strong>{finding.person}: </strong>}
            {finding.text}{" "}
            <Link href={`${formPath}${finding.query}`} className="link inline-block py-1 font-semibold">
              {t("fix")}
            </Link>
          </li>
        ))}
      </ul>
      {gaps.length > MOST_GAPS_SHOWN ? (
        <p className="mt-2 font-semibold">
          <Link href={formPath} className="link inline-block py-1">
            {t("unanswered", { count: gaps.length })}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
