import { getTranslations } from "next-intl/server";
import { problemLabels } from "@/components/user/labels";
import { MOST_VIEWS } from "@/lib/domain/cube/saved-view";
import type { ViewNameWords } from "./view-name";

/** Words of the dialogs about saved views, by the dialog. */
export async function viewWords(dialog: "save" | "rename" | "remove"): Promise<Omit<ViewNameWords, "open">> {
  const [t, problem] = await Promise.all([getTranslations("savedView"), problemLabels()]);
  return {
    title: t(`${dialog}.title`),
    save: t(`${dialog}.confirm`),
    saving: t("working"),
    cancel: t("cancel"),
    saved: t(`${dialog}.done`),
    name: t("name"),
    hint: t("nameHint"),
    missing: t("nameMissing"),
    taken: t("nameTaken"),
    identifier: t("nameIdentifier"),
    problem: {
      ...problem,
      gone: { what: t("goneWhat"), todo: t("goneTodo") },
      notNow: { what: t("fullWhat", { most: MOST_VIEWS }), todo: t("fullTodo") },
    },
  };
}
