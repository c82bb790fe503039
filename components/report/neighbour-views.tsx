import { getTranslations } from "next-intl/server";
import { Segmented } from "@/components/ui/segmented";
import { neighbourHref } from "@/lib/domain/report/list-filter";

/** What the head of an RT goes between: the families, their letters, what was told. */
export async function NeighbourViews({ current }: { readonly current: "families" | "letters" | "reports" }) {
  const [t, invitation] = await Promise.all([getTranslations("report.views"), getTranslations("invitation.rt")]);
  return (
    <Segmented
      label={t("label")}
      items={[
        {
          href: neighbourHref({ view: "families", state: null, after: null }),
          label: t("families"),
          current: current === "families",
        },
        { href: "/warga-rt/undangan", label: invitation("view"), current: current === "letters" },
        {
          href: neighbourHref({ view: "reports", filter: { state: null, after: null } }),
          label: t("reports"),
          current: current === "reports",
        },
      ]}
    />
  );
}
