import { getLocale, getTranslations } from "next-intl/server";
import { LanguageSwitch } from "./language-switch";

export interface LocaleToggleProps {
  readonly className?: string;
  readonly grantId?: string;
}

export async function LocaleToggle({ className = "", grantId }: LocaleToggleProps) {
  const locale = await getLocale();
  const t = await getTranslations("nav");
  return (
    <LanguageSwitch
      to={locale === "id" ? "en" : "id"}
      name={t("otherLanguage")}
      label={t("switchLanguage")}
      className={className}
      {...(grantId === undefined ? {} : { grantId })}
    />
  );
}
