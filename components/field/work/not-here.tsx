"use client";

import { useTranslations } from "next-intl";
import { FieldHeading } from "@/components/field/field-heading";
import { buttonClass } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";

/** A form that this device does not have, or that another build wrote. */
export function NotHere({ isUnreadable }: { readonly isUnreadable: boolean }) {
  const t = useTranslations("work");
  return (
    <>
      <FieldHeading title={t("form.missing")} />
      <EmptyState
        title={isUnreadable ? t("home.unreadable", { count: 1 }) : t("form.missingTitle")}
        icon="clipboard-list"
        action={
          <a href="#/" className={buttonClass("primary")}>
            <Icon name="house" />
            {t("form.toHome")}
          </a>
        }
      >
        {isUnreadable ? null : t("form.missingText")}
      </EmptyState>
    </>
  );
}
