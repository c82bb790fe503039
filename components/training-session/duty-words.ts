import { getTranslations } from "next-intl/server";
import type { Role } from "@/lib/domain/access/role";

export type DutyWords = (post: {
  readonly role: Role;
  readonly regionLabel: string;
  readonly isDeputy: boolean;
}) => string;

/** "Operator desa, Desa Beru (wakil)" */
export async function dutyWords(): Promise<DutyWords> {
  const [t, roles] = await Promise.all([getTranslations("trainingSession.detail"), getTranslations("roles.name")]);
  return ({ role, regionLabel, isDeputy }) => {
    const line = t("dutyLine", { role: roles(role), region: regionLabel });
    return isDeputy ? `${line} (${t("deputy")})` : line;
  };
}
