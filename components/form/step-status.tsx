"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { StepState } from "@/lib/domain/form/form-view";

/** How far a screen is, in words: what is filled, what is wrong, what changed. */
export function StepStatus({ state }: { readonly state: StepState }) {
  const t = useTranslations("form.step");
  const faults = state.findings.filter(({ severity, ruleId }) => severity === "error" && ruleId !== "REQUIRED").length;
  const warnings = state.findings.filter(({ severity }) => severity === "warning").length;
  const open = state.findings.some(({ ruleId }) => ruleId === "REQUIRED");
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      {state.asked > 0 ? (
        <span className="tabular text-muted">{t("answered", { answered: state.answered, asked: state.asked })}</span>
      ) : null}
      {faults > 0 ? (
        <Badge tone="danger" icon="octagon-alert">
          {t("errors", { count: faults })}
        </Badge>
      ) : null}
      {warnings > 0 ? (
        <Badge tone="attention" icon="triangle-alert">
          {t("warnings", { count: warnings })}
        </Badge>
      ) : null}
      {state.changed > 0 ? (
        <Badge tone="info" icon="pencil">
          {t("changed", { count: state.changed })}
        </Badge>
      ) : state.isTouched ? (
        <Badge tone="success" icon="check">
          {t("confirmed")}
        </Badge>
      ) : open && faults === 0 ? (
        <Badge icon="circle-dashed">{t("open")}</Badge>
      ) : null}
    </span>
  );
}
