"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { inLocale } from "@/lib/domain/instrument/locale";
import { type Finding, noteKey } from "@/lib/domain/rule/finding";
import { useFormTools } from "./form-context";
import { WarningNote } from "./warning-note";

/** Warnings with their note, and what is only to be known. Errors stand at the control itself. */
export function FieldFindings({ findings }: { readonly findings: readonly Finding[] }) {
  const { locale } = useFormTools();
  const t = useTranslations("states.severity");
  const shown = findings.filter(
    ({ severity, ruleId }) => severity === "warning" || (severity === "missing" && ruleId !== "EMPTY"),
  );
  return shown.map((finding) =>
    finding.severity === "warning" ? (
      <WarningNote key={`${finding.ruleId}.${finding.messageId}`} finding={finding} noteKey={noteKey(finding)} />
    ) : (
      <p key={`${finding.ruleId}.${finding.messageId}`} className="mt-2 flex items-start gap-1.5 text-sm text-muted">
        <Icon name="circle-dashed" className="mt-0.5 size-4" />
        <span>
          <span className="font-semibold">{t("missing")}</span> – {inLocale(finding.text, locale)}
        </span>
      </p>
    ),
  );
}
