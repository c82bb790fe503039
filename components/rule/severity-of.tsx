import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { SeverityBadge } from "@/components/ui/severity-badge";
import type { RuleLine } from "@/lib/domain/rule/rule-page";

/** A rule's severity in the area, and what the rule book says where the region has set another one. */
export async function SeverityOf({ line }: { readonly line: Pick<RuleLine, "severity" | "standard"> }) {
  const [t, severity] = await Promise.all([getTranslations("rules"), getTranslations("states.severity")]);
  const isSet = line.severity !== line.standard;
  return (
    <>
      {line.severity === "off" ? (
        <Badge tone="neutral" icon="minus">
          {t("off")}
        </Badge>
      ) : (
        <SeverityBadge severity={line.severity} label={severity(line.severity)} />
      )}
      {isSet ? (
        <span className="mt-1 block text-sm text-muted">
          {t("setHere")}. {t("standardWas", { severity: severity(line.standard) })}
        </span>
      ) : null}
    </>
  );
}
