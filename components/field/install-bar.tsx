"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { hold } from "@/lib/client/field-worker/hold";
import { currentInstall, install, subscribeToInstall } from "@/lib/client/field-worker/install-offer";

/**
 * The page on the home screen: by the browser's own offer where it makes one, else in words.
 * @param isNext whether it is what to do next, or stands beneath something that is
 */
export function InstallBar({ isNext = false }: { readonly isNext?: boolean }) {
  const t = useTranslations("field.install");
  const common = useTranslations("common");
  const state = useSyncExternalStore(subscribeToInstall, currentInstall, () => "asIs" as const);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => (isOpen ? hold() : undefined), [isOpen]);
  return (
    <div className="no-print sticky bottom-0 z-10 -mx-4 mt-auto border-t border-line bg-surface px-4 pt-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))] lg:static lg:mt-0 lg:border-0 lg:bg-transparent lg:pb-8">
      {state === "installed" ? (
        <p className="text-center text-sm text-muted">{t("done")}</p>
      ) : (
        <Button
          variant={isNext ? "primary" : "secondary"}
          wide
          icon="smartphone"
          onClick={() => (state === "offered" ? void install() : setOpen(true))}
        >
          {t("button")}
        </Button>
      )}
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("how")} closeLabel={common("close")}>
        <p>{t("why")}</p>
        <ul className="mt-3 list-disc space-y-2 ps-5">
          <li>{t("android")}</li>
          <li>{t("apple")}</li>
          <li>{t("other")}</li>
        </ul>
      </Dialog>
    </div>
  );
}
