import { getTranslations } from "next-intl/server";
import { reasonLabels } from "@/components/user/labels";
import { ReasonedAction } from "@/components/user/reasoned-action";
import type { DelegationLine } from "@/lib/domain/access/delegation-page";

/** Ends a hand-over at once; nothing for who may not. */
export async function EndDelegation({ line, grantId }: { readonly line: DelegationLine; readonly grantId: string }) {
  if (!line.canEnd) return null;
  const [t, roles] = await Promise.all([getTranslations("delegation"), getTranslations("roles.name")]);
  const name = line.delegateName;
  return (
    <ReasonedAction
      command="delegation.end"
      icon="circle-x"
      tone="danger"
      subjectId={line.id}
      grantId={grantId}
      label={t("end")}
      accessibleLabel={t("endNamed", { name })}
      title={t("endTitle")}
      lead={t("endLead", { name, duty: t("line", { role: roles(line.role), region: line.regionLabel }) })}
      done={t("ended")}
      labels={await reasonLabels()}
    />
  );
}
