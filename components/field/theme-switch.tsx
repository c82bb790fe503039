"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Icon } from "@/components/ui/icon";
import { currentTheme, setTheme, subscribeToTheme } from "@/lib/client/field-worker/theme";

/** Black on white for a screen in the sun. */
export function ThemeSwitch() {
  const t = useTranslations("field.look");
  const theme = useSyncExternalStore(subscribeToTheme, currentTheme, () => "plain" as const);
  return (
    <label className="flex min-h-12 cursor-pointer items-start gap-3 rounded-md border border-edge bg-surface px-4 py-3 hover:bg-laut-wash">
      <input
        type="checkbox"
        className="mt-0.5 size-6 shrink-0 accent-laut"
        checked={theme === "sun"}
        onChange={({ target }) => setTheme(target.checked ? "sun" : "plain")}
      />
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{t("sun")}</span>
        <span className="block text-sm text-muted">{t("sunHint")}</span>
      </span>
      <Icon name="sun" className="mt-0.5 size-6" />
    </label>
  );
}
