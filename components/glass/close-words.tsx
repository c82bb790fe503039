import { getTranslations } from "next-intl/server";
import { problemLabels } from "@/components/user/labels";

/** Words of the button that closes access in an emergency of somebody in an area. */
export async function closeWords({
  holderName,
  regionLabel,
}: {
  readonly holderName: string;
  readonly regionLabel: string;
}) {
  const [t, common] = await Promise.all([getTranslations("glass.close"), getTranslations("common")]);
  return {
    open: (
      <>
        {t("button")}
        <span className="sr-only">
          : {holderName}, {regionLabel}
        </span>
      </>
    ),
    title: t("title"),
    lead: t("lead", { name: holderName, region: regionLabel }),
    save: t("button"),
    saving: t("working"),
    saved: t("done"),
    cancel: common("cancel"),
    problem: { ...(await problemLabels()), notNow: { what: t("overWhat"), todo: t("overTodo") } },
  };
}
