"use client";

import { useTranslations } from "next-intl";
import { MAIN_ID, SkipLink } from "@/components/shell/skip-link";

/** The hash names the screen here, so the link moves the focus and leaves the address as it is. */
export function FieldSkipLink() {
  const t = useTranslations("common");
  return (
    <div
      onClickCapture={(event) => {
        event.preventDefault();
        document.getElementById(MAIN_ID)?.focus();
      }}
    >
      <SkipLink label={t("skipToContent")} />
    </div>
  );
}
