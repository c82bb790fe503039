import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import type { StaffingPage } from "@/lib/domain/staffing/staffing";
import { SET_HREF } from "@/lib/domain/workflow/tier-address";

/** What can be done about a tier that hangs on one person, by whoever reads. */
export async function WaysToMend({ area, can }: Pick<StaffingPage, "area" | "can">) {
  const t = await getTranslations("staffing");
  return (
    <Card title={t("mend")}>
      <ul className="space-y-3">
        <li className="space-y-2">
          <p>{t("mendLeave")}</p>
          <LinkButton href="/akun/cuti" icon="arrow-right-left" size="small">
            {t("leaveLink")}
          </LinkButton>
        </li>
        <li className="space-y-2">
          <p>{t(can.giveAccess ? "mendGrant" : "mendGrantAsk")}</p>
          {can.giveAccess ? (
            <LinkButton href="/akses" icon="user-plus" size="small">
              {t("grantLink")}
            </LinkButton>
          ) : null}
        </li>
        <li className="space-y-2">
          <p>{t("mendStandIn")}</p>
          {can.configure ? (
            <LinkButton href={`${SET_HREF}?wilayah=${area.code}`} icon="sliders-horizontal" size="small">
              {t("standInLink")}
            </LinkButton>
          ) : null}
        </li>
      </ul>
    </Card>
  );
}
