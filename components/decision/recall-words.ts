import { getTranslations } from "next-intl/server";
import { problemLabels } from "@/components/user/labels";
import type { RecallButtonProps } from "./recall-button";

/** What the button that takes a decision back says. */
export async function recallWords(): Promise<RecallButtonProps["words"]> {
  const [t, common, problem] = await Promise.all([
    getTranslations("queue.recall"),
    getTranslations("common"),
    problemLabels(),
  ]);
  return {
    open: t("open"),
    title: t("title"),
    lead: t("lead"),
    save: t("open"),
    saving: t("saving"),
    saved: t("saved"),
    cancel: common("cancel"),
    problem,
  };
}
