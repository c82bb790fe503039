"use client";

import { useTranslations } from "next-intl";
import { SeverityBadge } from "@/components/ui/severity-badge";
import { jumpTo } from "@/lib/domain/form/jump";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Finding } from "@/lib/domain/rule/finding";
import { useFormTools } from "./form-context";
import { StepLink } from "./step-link";
import { useStepTitle } from "./use-step-title";

/** What the rules say, gravest first, each with a way to the answer it is about. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const { store, locale } = useFormTools();
  const t = useTranslations("form");
  const severity = useTranslations("states.severity");
  const { nameOf } = useStepTitle();
  if (findings.length === 0) return null;
  return (
    <section aria-label={t("findings.title")} className="mb-5 rounded-md border border-line bg-surface">
      <h3 className="px-4 pt-3 text-base sm:px-5">{t("findings.title")}</h3>
      <ul className="divide-y divide-line px-4 pb-1 sm:px-5">
        {findings.map((finding) => {
          const jump = jumpTo(store.instrument, finding.target);
          return (
            <li key={`${finding.ruleId}.${finding.messageId}.${finding.key}`} className="py-2.5">
              <SeverityBadge severity={finding.severity} label={severity(finding.severity)} />{" "}
              {finding.target.uid === null ? null : <strong>{nameOf(finding.target.uid)}: </strong>}
              {inLocale(finding.text, locale)}{" "}
              <StepLink step={jump.step} fieldId={jump.fieldId} className="link inline-block py-1 font-semibold">
                {t("findings.jump")}
              </StepLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
