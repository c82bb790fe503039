import type { FileFormWords } from "./file-form";

type Key = keyof FileFormWords;

/** Words of a form that takes a file, from the namespace of its page. */
export function fileFormWords(t: (key: Key, values?: Record<string, string>) => string): FileFormWords {
  return {
    label: t("label"),
    hint: t("hint"),
    drop: t("drop"),
    choose: t("choose"),
    // The browser alone knows the name; it fills these in.
    chosen: t("chosen", { name: "{name}", size: "{size}" }),
    submit: t("submit"),
    busy: t("busy"),
    signIn: t("signIn"),
    failedTitle: t("failedTitle"),
  };
}
