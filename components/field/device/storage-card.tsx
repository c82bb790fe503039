"use client";

import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { useRoom } from "@/components/field/take/use-room";
import { useSize } from "@/components/field/take/use-size";
import { useWork } from "@/components/field/work/work-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import { askToKeep, currentStorage, type StorageState, subscribeToStorage } from "@/lib/client/field-worker/storage";

const LOOK = {
  kept: { icon: "circle-check", tone: "text-daun" },
  loose: { icon: "triangle-alert", tone: "text-kunyit" },
  unknown: { icon: "circle-dashed", tone: "text-muted" },
} as const satisfies Record<StorageState, object>;

/** What lies on the device, and whether the browser may remove it. */
export function StorageCard({ unsent }: { readonly unsent: number }) {
  const t = useTranslations("ownDevice.storage");
  const families = useWork(({ index }) => index?.families.length ?? 0);
  const state = useSyncExternalStore(subscribeToStorage, currentStorage, () => "unknown" as const);
  const room = useRoom();
  const size = useSize();
  const [answer, setAnswer] = useState<"keptNow" | "notKept" | null>(null);
  const { icon, tone } = LOOK[state];
  const ask = async () => setAnswer((await askToKeep()) ? "keptNow" : "notKept");
  return (
    <Card title={t("title")}>
      <DescriptionList
        items={[
          { term: t("families"), detail: families },
          { term: t("unsent"), detail: t("unsentCount", { count: unsent }) },
          {
            term: t("room"),
            detail:
              room === null
                ? t("unknown")
                : t("roomUsed", { used: size(room.usedBytes), quota: size(room.quotaBytes) }),
          },
          {
            term: t("kept"),
            detail: (
              <span className={`inline-flex items-center gap-2 ${tone}`}>
                <Icon name={icon} />
                {t(`keptState.${state}`)}
              </span>
            ),
          },
        ]}
      />
      <div className="mt-3 space-y-2">
        {state === "loose" ? (
          <Button icon="hard-drive" onClick={() => void ask()}>
            {t("keep")}
          </Button>
        ) : null}
        <p role="status" className="text-sm empty:hidden">
          {answer === null ? "" : t(answer)}
        </p>
      </div>
    </Card>
  );
}
