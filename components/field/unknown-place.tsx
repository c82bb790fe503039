"use client";

import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { FieldHeading } from "./field-heading";

/** An address that no screen has. */
export function UnknownPlace() {
  const t = useTranslations("field.unknown");
  return (
    <>
      <FieldHeading title={t("title")} />
      <p className="mb-6">{t("text")}</p>
      <a href="#/" className={buttonClass("primary", "normal", "w-full sm:w-auto sm:self-start")}>
        <Icon name="house" />
        {t("button")}
      </a>
    </>
  );
}
