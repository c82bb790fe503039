import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { RawParams } from "@/lib/domain/queue/filter";
import { TierQueue } from "../verifikasi/tier-queue";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("queue.title");
  return { title: t("sign") };
}

export default async function Page({ searchParams }: { readonly searchParams: Promise<RawParams> }) {
  return <TierQueue name="sign" params={await searchParams} />;
}
