import { getTranslations } from "next-intl/server";
import type { FieldTexts } from "@/components/grant/form-problems";
import { fieldTexts, grantFieldLabels } from "@/components/grant/labels";
import { dateLabels } from "@/components/ui/date-labels";
import { problemLabels } from "@/components/user/labels";
import type { TimeZone } from "@/lib/i18n/formats";
import type { AttachDecreeProps } from "./attach-decree";
import type { DutyFieldLabels } from "./duty-fields";

export async function dutyFieldLabels(zone: TimeZone): Promise<DutyFieldLabels> {
  const [t, form, common] = await Promise.all([
    getTranslations("trainingSession.appoint"),
    getTranslations("admin.form"),
    getTranslations("common"),
  ]);
  return {
    way: {
      legend: t("way"),
      training: t("training"),
      trainingHint: t("trainingHint"),
      direct: t("direct"),
      directHint: t("directHint"),
    },
    grant: await grantFieldLabels(zone),
    post: {
      decreeNumber: t("decreeNumber"),
      decreeNumberHint: t("decreeNumberHint"),
      decreeDate: t("decreeDate"),
      deputy: t("deputy"),
      main: t("main"),
      mainHint: t("mainHint"),
      stand: t("stand"),
      standHint: t("standHint"),
      profile: t("profile"),
      profileHint: t("profileHint"),
      meets: t("meets"),
      below: t("below"),
      exception: t("exception"),
      exceptionHint: t("exceptionHint"),
      rt: form("rt"),
      rtHint: form("rtHint"),
      rw: form("rw"),
      optional: common("optional"),
      date: await dateLabels(),
    },
  };
}

export async function dutyFieldTexts(): Promise<FieldTexts> {
  const [t, admin, grant] = await Promise.all([
    getTranslations("trainingSession.appoint.problem"),
    getTranslations("admin.problem"),
    fieldTexts(),
  ]);
  return {
    ...grant,
    "post.decreeNumber": t("decreeNumber"),
    "post.decreeDate": t("decreeDate"),
    "post.decreeDate.FUTURE": t("decreeFuture"),
    "post.profileException": t("exception"),
    "post.neighbourhood": admin("neighbourhood"),
    "post.regionCode.REGION_OUTSIDE": admin("region"),
    "post.regionCode.LEVEL_UNFIT": admin("region"),
    "post.regionCode.HOLDS_ALREADY": t("holdsAlready"),
    "post.regionCode.OPERATOR_DECIDER": t("operatorDecider"),
    "post.regionCode.ADMINISTRATOR_APART": t("administratorApart"),
  };
}

/** Words of attaching the decree of a post. */
export async function decreeWords(duty: string, isReplacing: boolean): Promise<AttachDecreeProps["words"]> {
  const [t, problem] = await Promise.all([getTranslations("trainingSession.decree"), problemLabels()]);
  const open = t(isReplacing ? "replace" : "attach");
  return {
    open,
    openNamed: t("openNamed", { action: open, duty }),
    title: t(isReplacing ? "titleReplace" : "title"),
    lead: t(isReplacing ? "leadReplace" : "lead", { duty }),
    file: t("file"),
    fileHint: t("fileHint"),
    save: t("save"),
    saving: t("saving"),
    cancel: t("cancel"),
    saved: t("saved"),
    missing: t("missing"),
    tooLarge: t("tooLarge"),
    unreadable: t("unreadable"),
    same: t("same"),
    problem: {
      ...problem,
      own: { what: t("ownWhat"), todo: t("ownTodo") },
      gone: { what: t("goneWhat"), todo: t("goneTodo") },
    },
  };
}
