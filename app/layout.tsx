import "./globals.css";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SoftNavigation } from "@/components/ui/soft-navigation";

// Latin alone: Indonesian needs no more. Loading it this way preloads it and fits the fallback, so nothing jumps.
const jakarta = localFont({
  src: "../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2",
  weight: "200 800",
  display: "swap",
  variable: "--font-jakarta",
});

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("appName"), template: `%s – ${t("appName")}` },
    description: t("appDescription"),
    icons: { icon: "/icon.svg" },
    // Addresses carry ids of families; they go to no other site.
    referrer: "same-origin",
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = { themeColor: "#0b5c6b", width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <html lang={await getLocale()} className={jakarta.variable}>
      <body>
        {children}
        <SoftNavigation label={t("loading")} />
      </body>
    </html>
  );
}
