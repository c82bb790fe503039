"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { useOnline } from "./use-online";

/** Where one works, and whether there is a network: a word, an icon and a colour. */
export function FieldHeader({ place = null }: { readonly place?: ReactNode }) {
  const t = useTranslations("field");
  const isOnline = useOnline();
  return (
    <header className="on-laut no-print sticky top-0 z-20 h-(--header-height) bg-laut text-white">
      <div className="mx-auto flex h-[calc(var(--header-height)-8px)] max-w-3xl items-center gap-3 px-4">
        <a href="#/" className="flex min-h-12 shrink-0 items-center gap-2.5 rounded-md text-white">
          {/* biome-ignore lint/performance/noImgElement: a 2 KB SVG gains nothing from the image pipeline. */}
          <img src="/icon.svg" alt="" width={36} height={36} className="rounded-sm ring-1 ring-white/25" />
          <span className={place === null ? "text-lg font-bold" : "sr-only"}>{t("name")}</span>
        </a>
        <div className="min-w-0 flex-1 leading-tight">{place}</div>
        <p
          role="status"
          className={`flex shrink-0 items-center gap-2 rounded-md px-2.5 py-1 font-semibold ${isOnline === false ? "bg-kunyit-wash text-kunyit" : "text-white"}`}
        >
          {isOnline === null ? null : (
            <>
              <Icon name={isOnline ? "wifi" : "wifi-off"} />
              {t(isOnline ? "signal.on" : "signal.off")}
            </>
          )}
        </p>
      </div>
      <div aria-hidden="true" className="tenun" />
    </header>
  );
}
