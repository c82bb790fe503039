"use client";

import { useTranslations } from "next-intl";
import { useWhen } from "@/components/field/use-when";
import { useWork, useWorkplace } from "@/components/field/work/work-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { useRoom } from "./use-room";
import { useSize } from "./use-size";

/** What is on the device now, since when, and fetching the same anew or the rest of it. */
export function TakenNow({ isOnline }: { readonly isOnline: boolean }) {
  const t = useTranslations("take.now");
  const { taking } = useWorkplace();
  const index = useWork((state) => state.index);
  const frame = useWork((state) => state.frame);
  const when = useWhen();
  const size = useSize();
  const room = useRoom();
  const storage = {
    term: t("room"),
    detail:
      room === null
        ? t("roomUnknown")
        : t("roomFree", { free: size(Math.max(0, room.quotaBytes - room.usedBytes)), quota: size(room.quotaBytes) }),
  };
  if (index === null)
    return (
      <Card title={t("title")}>
        <p className="mb-3">{t("none")}</p>
        <DescriptionList items={[storage]} />
      </Card>
    );
  const again = () => void taking.start(index.selection);
  return (
    <Card title={t("title")}>
      <DescriptionList
        items={[
          ...(frame === null ? [] : [{ term: t("village"), detail: frame.villageName }]),
          { term: t("count"), detail: t("families", { count: index.families.length }) },
          { term: t("takenAt"), detail: when(index.takenAt) },
          storage,
        ]}
      />
      <div className="mt-4 space-y-3">
        {index.isComplete ? null : (
          <Alert tone="attention">{t("cut", { count: index.families.length, total: index.total })}</Alert>
        )}
        <Button
          variant={index.isComplete ? "secondary" : "primary"}
          icon={index.isComplete ? "refresh-cw" : "download"}
          disabled={!isOnline}
          onClick={again}
        >
          {t(index.isComplete ? "renew" : "goOn")}
        </Button>
        {index.isComplete ? <p className="text-sm text-muted">{t("renewHint")}</p> : null}
      </div>
    </Card>
  );
}
