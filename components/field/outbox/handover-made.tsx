"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { sizeOf } from "@/lib/client/field/room";
import { canShare, saveFile, shareFile } from "./handover-file";

export interface MadeFile {
  readonly file: File;
  readonly state: "ready" | "saved" | "shared";
}

export interface HandoverFileProps {
  readonly file: MadeFile;
  onChange(state: "saved" | "shared"): void;
}

/** A file that was made: handed to another app or to the device's storage, and what became of it. */
export function HandoverFile({ file: { file, state }, onChange }: HandoverFileProps) {
  const t = useTranslations("outbox");
  const isShareable = canShare(file);
  const { name } = file;
  return (
    <>
      <div className="flex flex-col gap-3 sm:flex-row">
        {isShareable ? (
          <Button
            variant="primary"
            icon="send"
            onClick={() => void shareFile(file).then((isDone) => isDone && onChange("shared"))}
          >
            {t("handover.share")}
          </Button>
        ) : null}
        <Button
          variant={isShareable ? "secondary" : "primary"}
          icon="download"
          onClick={() => {
            saveFile(file);
            onChange("saved");
          }}
        >
          {t("handover.save")}
        </Button>
      </div>
      <p role="status" className="text-sm text-muted">
        {state === "ready"
          ? t("handover.ready", { name, size: t("size", sizeOf(file.size)) })
          : t(`handover.${state}`, { name })}
      </p>
    </>
  );
}
