import "./lapangan.css";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FIELD_ROOT_ID, THEME_SCRIPT } from "@/lib/client/field-worker/theme";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { fieldBuild } from "@/lib/server/config/field-build";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("field");
  return {
    title: t("title"),
    description: t("description"),
    manifest: "/lapangan.webmanifest",
    icons: { icon: "/icon.svg", apple: "/icons/lapangan-180.png" },
    appleWebApp: { capable: true, title: t("name") },
  };
}

/** Everything that is said without a network. */
const NAMESPACES = [
  "field",
  "work",
  "common",
  "errors",
  "form",
  "states",
  "attachment",
  "review",
  "proposal",
  "event",
  "outbox",
  "take",
  "fieldVisit",
  "visit",
  "ownDevice",
  "training",
  "workflow",
] as const;

/** What stands around the field mode. The same for everybody but for the language: the worker keeps it (DECIDED 23). */
export default async function FieldLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? "";
  return (
    <div id={FIELD_ROOT_ID} data-build={await fieldBuild()} suppressHydrationWarning>
      <script
        nonce={nonce}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; it must run before the first paint.
        dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }}
      />
      <ClientMessages namespaces={NAMESPACES}>{children}</ClientMessages>
    </div>
  );
}
