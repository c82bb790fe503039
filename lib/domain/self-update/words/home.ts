import type { PlainWords } from "./plain-words";

/** Where a family lives and how its house is built. */
export const HOME_WORDS: Readonly<Record<string, PlainWords>> = {
  "household.address": [
    "Alamat rumah Anda",
    "Your home address",
    "Jalan atau gang, nomor rumah, dan patokan yang mudah dikenali.",
    "Street or lane, house number and an easy landmark.",
  ],
  "household.dusun": ["Nama dusun atau lingkungan", "Name of the hamlet"],
  "household.rw": ["RW", "RW (neighbourhood group)", "Angkanya saja, misalnya 2.", "The number alone, such as 2."],
  "household.rt": ["RT", "RT (neighbourhood)", "Angkanya saja, misalnya 4.", "The number alone, such as 4."],
  "household.dwellingOwnership": [
    "Rumah yang ditempati ini milik siapa?",
    "Whose house do you live in?",
    "Bebas sewa: rumah orang lain dan tidak membayar. Dinas: disediakan tempat bekerja.",
    "Rent-free: somebody else's house, without paying. Official: provided by the employer.",
  ],
  "household.landTitle": [
    "Surat apa yang dimiliki untuk tanah rumah ini?",
    "Which paper do you have for the land under the house?",
    "SHM adalah Sertifikat Hak Milik.",
    "SHM is the full ownership certificate.",
  ],
  "household.floorAreaM2": [
    "Berapa luas lantai rumah?",
    "How large is the floor of the house?",
    "Panjang kali lebar, dalam meter persegi. Contoh: 6 meter kali 7 meter, tulis 42.",
    "Length times width in square metres. For example 6 by 7 metres: write 42.",
  ],
  "household.floorMaterial": ["Lantai rumah kebanyakan dari apa?", "What is most of the floor made of?"],
  "household.wallMaterial": ["Dinding rumah kebanyakan dari apa?", "What are most of the walls made of?"],
  "household.roofMaterial": ["Atap rumah kebanyakan dari apa?", "What is most of the roof made of?"],
  "household.drinkingWater": [
    "Air untuk minum dari mana?",
    "Where does your drinking water come from?",
    "Yang untuk minum, bukan untuk mandi atau mencuci.",
    "For drinking, not for washing.",
  ],
  "household.waterToSewageDistance": [
    "Berapa jauh sumber air itu dari tempat pembuangan tinja yang terdekat?",
    "How far is that water from the nearest septic tank or pit?",
    "Milik sendiri atau milik tetangga.",
    "Your own or a neighbour's.",
  ],
  "household.lightingSource": [
    "Lampu di rumah memakai apa?",
    "What powers the lights at home?",
    "Tanpa meteran: menyambung dari tetangga atau langsung dari tiang.",
    "Without a meter: connected through a neighbour or straight from the pole.",
  ],
  "household.meterPower1": [
    "Berapa daya listriknya?",
    "How strong is the electricity connection?",
    "Tertulis di meteran atau struk: R1/450 berarti 450 watt.",
    "It is written on the meter or receipt: R1/450 means 450 W.",
  ],
  "household.meterPower2": [
    "Bila ada meteran kedua: berapa dayanya?",
    "If there is a second meter: how strong is it?",
    "Kosongkan bila hanya ada satu meteran.",
    "Leave empty if there is only one.",
  ],
  "household.meterPower3": [
    "Bila ada meteran ketiga: berapa dayanya?",
    "If there is a third meter: how strong is it?",
    "Kosongkan bila tidak ada.",
    "Leave empty if there is none.",
  ],
  "household.cookingFuel": ["Paling sering memasak dengan apa?", "What do you cook with most often?"],
  "household.toiletFacility": [
    "Keluarga buang air besar di mana?",
    "Where does the family go to the toilet?",
    "MCK komunal: untuk beberapa keluarga tertentu. MCK umum: siapa saja boleh memakai.",
    "Communal: for certain families. Public: anybody may use it.",
  ],
  "household.toiletType": [
    "Klosetnya seperti apa?",
    "What kind of toilet is it?",
    "Leher angsa: ada air tergenang di bawah lubang. Cemplung: lubang langsung ke tanah.",
    "Water seal: water stands below the bowl. Pit: a hole straight into the ground.",
  ],
  "household.faecesDisposal": [
    "Tinja dari kloset dibuang ke mana?",
    "Where does the waste of the toilet go?",
    "IPAL: pengolahan air limbah bersama.",
    "IPAL: a shared waste-water plant.",
  ],
};
