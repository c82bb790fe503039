import { getTranslations } from "next-intl/server";
import { LocaleToggle } from "@/components/shell/locale-toggle";
import { NotFoundNotice } from "@/components/shell/not-found-notice";
import { PublicHeader } from "@/components/shell/public-header";

export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <>
      <PublicHeader appName={t("appName")}>
        <LocaleToggle className="hover:bg-laut-deep" />
      </PublicHeader>
      <main>
        <NotFoundNotice homeHref="/beranda" />
      </main>
    </>
  );
}
