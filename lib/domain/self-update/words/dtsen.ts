import type { PlainWords } from "./plain-words";

const count = (id: string, en: string): PlainWords => [
  `Berapa ${id} milik keluarga?`,
  `How many ${en} does the family have?`,
  "Tulis 0 bila tidak ada.",
  "Write 0 if there are none.",
];

const rupiah = (id: string, en: string): PlainWords => [
  `Berapa rupiah ${id} sebulan?`,
  `How many rupiah a month: ${en}?`,
  "Kira-kira saja, angkanya tanpa titik. Tulis 0 bila tidak ada.",
  "Roughly, digits without dots. Write 0 if there is none.",
];

const lasting = (id: string, en: string): PlainWords => [
  `Apakah ada ${id} yang sudah lama?`,
  `Any long-lasting ${en}?`,
];

const illness = (id: string, en: string): PlainWords => [`Apakah sakit ${id}?`, `Any ${en}?`];

const condition = (id: string, en: string): PlainWords => [`Bagaimana keadaan ${id}?`, `What state ${en} in?`];

/** Questions that only the instrument of 2026 asks. */
export const DTSEN_WORDS: Readonly<Record<string, PlainWords>> = {
  "household.postalCode": [
    "Kode pos",
    "Postal code",
    "Lima angka. Kosongkan bila tidak tahu.",
    "Five digits. Leave empty if unknown.",
  ],
  "household.streetName": ["Nama jalan atau gang", "Name of the street or lane"],
  "household.houseNumber": ["Nomor rumah", "House number"],
  "household.addressMatchesKk": [
    "Apakah alamat ini sama dengan yang di Kartu Keluarga?",
    "Is this the address on the family card?",
  ],
  "household.familiesInHouse": [
    "Ada berapa keluarga yang tinggal di rumah ini?",
    "How many families live in this house?",
  ],
  "household.buildingType": ["Rumahnya seperti apa?", "What kind of house is it?"],
  "household.apartmentFloor": ["Lantai berapa di rumah susun itu?", "On which floor of the building?"],
  "household.landTitleGroup": [
    "Surat apa yang dimiliki untuk tanah rumah ini?",
    "Which paper do you have for the land under the house?",
  ],
  "household.monthlyRentValue": rupiah("sewa rumah seperti ini", "rent of a house like this"),
  "household.floorCondition": condition("lantainya", "is the floor"),
  "household.wallCondition": condition("dindingnya", "are the walls"),
  "household.roofCondition": condition("atapnya", "is the roof"),
  "household.electricitySpend": rupiah("biaya listrik keluarga", "electricity"),
  "household.phoneCreditSpend": rupiah("biaya pulsa seluruh keluarga", "phone credit of the whole family"),
  "household.internetSpend": rupiah("biaya internet seluruh keluarga", "internet of the whole family"),
  "household.gas3Count": count("tabung gas 3 kg", "3 kg gas cylinders"),
  "household.gas55Count": count("tabung gas 5,5 kg atau lebih besar", "gas cylinders of 5.5 kg or more"),
  "household.fridgeCount": count("kulkas", "refrigerators"),
  "household.acCount": count("AC", "air conditioners"),
  "household.goldGram": [
    "Berapa gram emas atau perhiasan milik keluarga?",
    "How many grams of gold or jewellery?",
    "Tulis 0 bila tidak ada.",
    "Write 0 if there is none.",
  ],
  "household.computerCount": count("komputer, laptop, atau tablet", "computers, laptops or tablets"),
  "household.motorcycleCount": count("sepeda motor", "motorcycles"),
  "household.motorcycleValue": [
    "Kira-kira berapa rupiah harga semua sepeda motor itu?",
    "About what are the motorcycles worth together, in rupiah?",
  ],
  "household.carCount": count("mobil", "cars"),
  "household.carValue": [
    "Kira-kira berapa rupiah harga semua mobil itu?",
    "About what are the cars worth together, in rupiah?",
  ],
  "household.otherLandCount": count("bidang tanah di tempat lain", "plots of land elsewhere"),
  "household.otherHouseCount": count("rumah atau bangunan di tempat lain", "houses or buildings elsewhere"),
  "member.phone": ["Nomor HP", "Phone number", "Kosongkan bila tidak ada.", "Leave empty if there is none."],
  "member.domicile": ["Sekarang tinggal di mana?", "Where does this person live now?"],
  "member.domicileProvince": ["Tinggal di provinsi mana?", "In which province?"],
  "member.domicileRegency": ["Tinggal di kabupaten atau kota mana?", "In which regency or city?"],
  "member.domicileCountry": ["Tinggal di negara mana?", "In which country?"],
  "member.relationDetail": [
    "Apa hubungannya dengan kepala keluarga?",
    "What is the relation to the head of the family?",
  ],
  "member.certificateGroup": ["Ijazah tertinggi yang sudah diterima", "Highest certificate received"],
  "member.hasJobIncome": ["Apakah ada penghasilan dari bekerja?", "Any income from a job?"],
  "member.incomeSalary": rupiah("upah atau gaji", "wage or salary"),
  "member.incomeAllowance": rupiah("tunjangan", "allowances"),
  "member.incomeMeal": rupiah("uang makan", "meal money"),
  "member.incomeHonorarium": rupiah("honor", "fees"),
  "member.incomeOvertime": rupiah("uang lembur", "overtime"),
  "member.incomeWorkOther": rupiah("penghasilan kerja lainnya", "other income from work"),
  "member.hasBusinessIncome": ["Apakah ada penghasilan dari usaha?", "Any income from a business?"],
  "member.businessIncome": rupiah("penghasilan dari usaha", "income from the business"),
  "member.hasOtherIncome": [
    "Apakah ada penerimaan lain?",
    "Any other income?",
    "Misalnya kiriman uang atau pensiun.",
    "Such as money sent home or a pension.",
  ],
  "member.otherIncome": rupiah("penerimaan lain", "other income"),
  "member.mainOccupation": ["Apa pekerjaan utamanya?", "What is the main occupation?"],
  "member.jobStatus": ["Bekerja sebagai apa?", "What kind of worker?"],
  "member.disabilityPhysical": lasting("gangguan gerak tubuh", "physical disability"),
  "member.disabilityMental": lasting("gangguan jiwa", "mental disability"),
  "member.disabilityIntellectual": lasting("gangguan berpikir atau belajar", "intellectual disability"),
  "member.disabilityVisual": lasting("gangguan penglihatan", "visual disability"),
  "member.disabilityHearing": lasting("gangguan pendengaran", "hearing disability"),
  "member.disabilitySpeech": lasting("gangguan bicara", "speech disability"),
  "member.illnessHypertension": illness("darah tinggi", "high blood pressure"),
  "member.illnessRheumatism": illness("rematik", "rheumatism"),
  "member.illnessAsthma": illness("asma", "asthma"),
  "member.illnessHeartProblem": illness("jantung", "heart problem"),
  "member.illnessDiabetes": illness("kencing manis", "diabetes"),
  "member.illnessTuberculosis": illness("TBC", "tuberculosis"),
  "member.illnessStroke": illness("stroke", "stroke"),
  "member.illnessCancerMalignant": illness("kanker atau tumor ganas", "cancer or malignant tumour"),
  "member.illnessKidneyFailure": illness("gagal ginjal", "kidney failure"),
  "member.illnessHaemophilia": illness("hemofilia", "haemophilia"),
  "member.illnessHivAids": illness("HIV/AIDS", "HIV/AIDS"),
  "member.illnessCholesterol": illness("kolesterol", "high cholesterol"),
  "member.illnessLiverCirrhosis": illness("sirosis hati", "liver cirrhosis"),
  "member.illnessThalassaemia": illness("talasemia", "thalassaemia"),
  "member.illnessLeukaemia": illness("leukemia", "leukaemia"),
  "member.illnessAlzheimer": illness("Alzheimer", "Alzheimer's"),
  "member.illnessOther": illness("lama yang lain", "other long-lasting illness"),
  "member.illnessUnknown": [
    "Apakah ada sakit lama yang belum diketahui namanya?",
    "Any long-lasting illness of unknown name?",
  ],
  "member.bankAccount": [
    "Apakah punya rekening bank atau dompet digital yang masih dipakai?",
    "A bank account or e-wallet in use?",
  ],
};
