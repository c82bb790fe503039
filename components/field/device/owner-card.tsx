"use client";

import { useTranslations } from "next-intl";
import { useRead } from "@/components/field/use-read";
import { useWhen } from "@/components/field/use-when";
import { useWorkplace } from "@/components/field/work/work-context";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import { readPapers } from "@/lib/client/field/boxes";
import { daysUntilSealed, sealsAt } from "@/lib/client/field/own-device";
import type { VaultRow } from "@/lib/client/field/vault";

/** Whose the device is, when the portal was last heard, and how long it opens without being heard again. */
export function OwnerCard({ lock }: { readonly lock: VaultRow }) {
  const t = useTranslations("ownDevice.who");
  const { keys, store } = useWorkplace();
  const when = useWhen();
  const papers = useRead(() => readPapers(keys, store), lock);
  const days = daysUntilSealed(lock.contactAt, Date.now());
  return (
    <Card title={t("title")}>
      <DescriptionList
        items={[
          { term: t("person"), detail: lock.label },
          { term: t("name"), detail: papers?.label ?? t("noName") },
          { term: t("contact"), detail: when(lock.contactAt) },
          { term: t("seals"), detail: t("days", { days, when: when(sealsAt(lock.contactAt)) }), note: t("sealsHint") },
        ]}
      />
      <div className="mt-4 space-y-2">
        {/* Another document, not a place of field mode. */}
        <p className="flex flex-wrap items-center gap-x-3">
          <a href="/perangkat" className="link inline-flex min-h-12 items-center gap-2">
            <Icon name="external-link" className="size-5 shrink-0" />
            {t("others")}
          </a>
          <span className="text-sm text-muted">{t("othersHint")}</span>
        </p>
        <p>
          <a href="#/siap" className="link inline-flex min-h-12 items-center gap-2">
            <Icon name="sun" className="size-5 shrink-0" />
            {t("look")}
          </a>
        </p>
      </div>
    </Card>
  );
}
