import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { RawParams } from "@/lib/domain/queue/filter";
import { TierItem } from "../../verifikasi/tier-item";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("queue.title");
  return { title: t("sign") };
}

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<RawParams>;
}

export default async function Page({ params, searchParams }: PageProps) {
  return <TierItem name="sign" id={(await params).id} params={await searchParams} />;
}
