"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Icon } from "@/components/ui/icon";
import type { AttachmentPlace, PhotoKeeper, PortalPlace } from "@/lib/client/attachment/send-attachment";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { useAttachment } from "./use-attachment";

export interface PhotoInputProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly mark?: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly place: AttachmentPlace;
  /** Id of the stored file, or null. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Papers (PDF) may be chosen too. */
  readonly papers?: boolean;
}

/**
 * A photo taken or chosen on the device: made small there, sent, then shown as it is stored. On a phone the button opens
 * the camera's own menu.
 */
export function PhotoInput({ id, label, mark, hint, error, place, value, onChange, papers = false }: PhotoInputProps) {
  const t = useTranslations("attachment");
  const input = useRef<HTMLInputElement>(null);
  const { state, choose, retry } = useAttachment(place, papers, onChange);
  const isBusy = state.kind === "preparing" || state.kind === "sending";
  const trouble = state.kind === "stopped" ? t(`fault.${state.trouble}`) : undefined;
  return (
    <ChoiceGroup id={id} legend={label} {...(mark === undefined ? {} : { mark })} hint={hint} error={trouble ?? error}>
      {value === null ? null : <Stored value={value} place={place} />}
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={input}
          id={id}
          type="file"
          accept={papers ? "image/*,application/pdf" : "image/*"}
          className="sr-only"
          tabIndex={-1}
          aria-label={t("choose")}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file !== undefined) void choose(file);
          }}
        />
        <Button icon="camera" busy={isBusy} onClick={() => input.current?.click()}>
          {t(value === null ? (papers ? "addPaper" : "add") : "replace")}
        </Button>
        {state.kind === "stopped" && state.canRetry ? (
          <Button icon="refresh-cw" onClick={() => void retry()}>
            {t("retry")}
          </Button>
        ) : null}
        {value === null || isBusy ? null : (
          <Button variant="quiet" icon="x" onClick={() => onChange(null)}>
            {t("remove")}
          </Button>
        )}
      </div>
      <p role="status" className="mt-1 text-sm text-muted">
        {state.kind === "preparing" ? t("preparing") : state.kind === "sending" ? t("sending") : ""}
      </p>
    </ChoiceGroup>
  );
}

function Stored({ value, place }: { readonly value: string; readonly place: AttachmentPlace }) {
  return "device" in place ? <OnDevice id={value} keeper={place.device} /> : <AtPortal value={value} place={place} />;
}

/** A photo that waits on this device is shown from there; one that the portal has is only named. */
function OnDevice({ id, keeper }: { readonly id: string; readonly keeper: PhotoKeeper }) {
  const t = useTranslations("attachment");
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isOver = false;
    void keeper.read(id).then((photo) => {
      if (photo === null || isOver) return;
      made = URL.createObjectURL(photo);
      setUrl(made);
    });
    return () => {
      isOver = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [id, keeper]);
  return (
    <p className="mb-2 inline-flex max-w-full items-center gap-3 rounded-md border border-line bg-surface p-2 font-semibold">
      {/* biome-ignore lint/performance/noImgElement: it lies on this device and nowhere else */}
      {url === null ? null : <img src={url} alt="" className="h-20 w-28 rounded object-cover" />}
      <span className="inline-flex items-center gap-1.5">
        <Icon name="circle-check" className="size-5 text-daun" />
        {t(url === null ? "stored" : "onDevice")}
      </span>
    </p>
  );
}

function AtPortal({ value, place }: { readonly value: string; readonly place: PortalPlace }) {
  const t = useTranslations("attachment");
  const regency = parsePublicId("draft" in place ? place.draft : place.objectedFamily)?.regencyCode ?? "";
  const href = `/lampiran/${formatPublicId(regency, value)}`;
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="mb-2 inline-flex max-w-full items-center gap-3 rounded-md border border-line bg-surface p-2 font-semibold text-laut hover:underline"
    >
      {/* biome-ignore lint/performance/noImgElement: a private file behind the session, no optimiser may keep it */}
      <img src={href} alt="" className="h-20 w-28 rounded object-cover" loading="lazy" />
      <span className="inline-flex items-center gap-1.5">
        <Icon name="circle-check" className="size-5 text-daun" />
        {t("stored")}
      </span>
    </a>
  );
}
