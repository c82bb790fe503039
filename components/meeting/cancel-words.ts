import { getTranslations } from "next-intl/server";
import { problemLabels } from "@/components/user/labels";
import type { CancelMeetingProps } from "./cancel-meeting";

export async function cancelWords(): Promise<CancelMeetingProps["words"]> {
  const [t, problem] = await Promise.all([getTranslations("meeting.cancel"), problemLabels()]);
  return {
    open: t("open"),
    title: t("title"),
    lead: t("lead"),
    reason: t("reason"),
    hint: t("hint"),
    short: t("short"),
    save: t("save"),
    saving: t("saving"),
    cancel: t("cancel"),
    saved: t("saved"),
    problem,
  };
}
