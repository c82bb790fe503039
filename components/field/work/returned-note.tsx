"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { PackDraft } from "@/lib/domain/field/pack";
import { isReasonFor } from "@/lib/domain/workflow/reason";

/** Why a proposal came back: the reason in words, and what whoever returned it wrote. */
export function ReturnedNote({ draft: { reason, note } }: { readonly draft: Pick<PackDraft, "reason" | "note"> }) {
  const t = useTranslations("work.family");
  const reasons = useTranslations("workflow.reason");
  return (
    <div className="mb-4">
      <Alert tone="danger" title={t("returned")}>
        {reason !== null && isReasonFor(reason, "return") ? <p>{t("because", { reason: reasons(reason) })}</p> : null}
        {note === null || note === "" ? null : <p>{note}</p>}
      </Alert>
    </div>
  );
}
