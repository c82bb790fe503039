import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Footer } from "@/components/shell/footer";
import { LocaleToggle } from "@/components/shell/locale-toggle";
import { PublicHeader } from "@/components/shell/public-header";
import { MAIN_ID, SkipLink } from "@/components/shell/skip-link";
import { Link } from "@/components/ui/link";

export default async function PublicLayout({ children }: { readonly children: ReactNode }) {
  const common = await getTranslations("common");
  const nav = await getTranslations("nav");
  const link = "inline-flex min-h-11 items-center rounded-md px-3 font-semibold text-white hover:bg-laut-deep";
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={common("skipToContent")} />
      <PublicHeader appName={common("appName")}>
        <Link href="/bantuan" className={link}>
          {nav("help")}
        </Link>
        <LocaleToggle className="hover:bg-laut-deep" />
      </PublicHeader>
      <main id={MAIN_ID} tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <Footer purpose={common("purpose")} licence={common("licence")} openData={common("openData")} />
    </div>
  );
}
