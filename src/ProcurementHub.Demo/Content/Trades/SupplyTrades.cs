using static ProcurementHub.Demo.Content.CallCategory;

namespace ProcurementHub.Demo.Content.Trades;

/// <summary>Goods that people wear, eat, read and are treated with.</summary>
internal static class SupplyTrades
{
    public static readonly IReadOnlyList<Trade> All =
    [
        Trade.Of("textiles", Goods, 18_000, 900_000, """
            53102710, Uniforme institucional, Unidad
            53102705, Uniforme escolar, Unidad
            53102706, Uniforme de seguridad, Unidad
            53101602, Camisa de drill manga larga, Unidad
            53101802, Casaca impermeable, Unidad
            """,
            "Adquisición de {uniformes institucionales|vestuario institucional|prendas de vestir} para el personal {administrativo|obrero|de serenazgo|nombrado y contratado} de la {entidad}, ejercicio {año}",
            "Adquisición de {n} buzos {deportivos|escolares} para los estudiantes de las instituciones educativas del {lugar}",
            "Confección y entrega de {n} {casacas|chalecos|polos|camisas} con logotipo bordado para {los promotores sociales|los brigadistas|el personal de campo} de la {entidad}",
            "Adquisición de {telas e insumos de confección|hilados de alpaca y lana de ovino|tela de algodón y popelina} para los talleres productivos de {distrito}",
            "Suministro de {ropa de trabajo|ropa hospitalaria|uniformes de faena} según {el convenio colectivo|el pacto colectivo|las condiciones de trabajo} {año}",
            "Adquisición de {frazadas|frazadas polares|mantas y ponchos} para la atención de familias afectadas por heladas en la provincia de {provincia}",
            "Confección de {banderas y estandartes|chompas escolares|uniformes de parada} para {el aniversario institucional|el desfile cívico|las instituciones educativas} de {distrito}"),

        Trade.Of("footwear-and-safety", Goods, 12_000, 480_000, """
            46181504, Guantes de protección, Par
            46181604, Botas de protección, Par
            46181704, Casco de seguridad, Unidad
            46181802, Lentes de protección, Unidad
            53111501, Botines de cuero, Par
            """,
            "Adquisición de equipos de protección personal para {los trabajadores de limpieza pública|el personal de obra|las cuadrillas de mantenimiento} de la {entidad}",
            "Adquisición de {zapatos de seguridad|botas de jebe|botines de cuero punta de acero} para el personal {operativo|de mantenimiento vial|de parques y jardines}",
            "Suministro de {n} {mascarillas|respiradores|guantes de nitrilo} e implementos de bioseguridad para {entidad}",
            "Adquisición de {calzado|calzado de vestir|calzado escolar} de cuero {para damas y caballeros|para el personal administrativo|para los beneficiarios del programa social}",
            "Adquisición de implementos de seguridad para la obra de {mejoramiento vial|electrificación rural|saneamiento básico} en el {lugar}",
            "Adquisición de {cascos, lentes y arneses|chalecos reflectivos y conos|extintores y botiquines} en el marco del plan de seguridad y salud en el trabajo {año}"),

        Trade.Of("school-furniture", Goods, 25_000, 1_400_000, """
            56121506, Carpeta unipersonal, Unidad
            56121502, Silla escolar, Unidad
            56121505, Mesa de trabajo para aula, Unidad
            44111905, Pizarra acrílica, Unidad
            56101520, Armario metálico, Unidad
            """,
            "Adquisición de mobiliario escolar para {instituciones educativas de nivel primario|instituciones educativas de nivel secundario|los centros de educación inicial} del {lugar}",
            "Adquisición de {n} {carpetas unipersonales|sillas y mesas|pupitres de madera} para la institución educativa N° {n} de {distrito}",
            "Adquisición de módulos de {laboratorio|biblioteca|cómputo} e implementación de aulas en la provincia de {provincia}",
            "Adquisición de {pizarras acrílicas|estantes metálicos|armarios y casilleros} para {los colegios|las escuelas rurales|los talleres de educación técnica} de {departamento}",
            "Suministro e instalación de mobiliario {escolar|educativo ergonómico|para comedor escolar} del proyecto con CUI N° {cui}",
            "Adquisición de {juegos recreativos|material lúdico|mobiliario de psicomotricidad} para {cunas y jardines|los niños del ciclo II|aulas de educación inicial} del distrito de {distrito}"),

        Trade.Of("office-furniture", Goods, 9_000, 350_000, """
            56101504, Silla giratoria, Unidad
            56101519, Escritorio de melamina, Unidad
            56101530, Archivador de madera, Unidad
            """,
            "Adquisición de {escritorios y sillas giratorias|mobiliario de oficina|módulos de atención al público} para la sede {central|administrativa|descentralizada} de la {entidad}",
            "Adquisición de {n} {sillas ergonómicas|estantes de melamina|archivadores} para {las subgerencias|la oficina de trámite documentario|el archivo central}",
            "Fabricación e instalación de {muebles de melamina|divisiones de oficina|counters de atención} en {distrito}",
            "Adquisición de mobiliario para {el auditorio|la sala de regidores|la casa de la cultura} del {lugar}",
            "Adquisición de {estantería metálica|mobiliario para archivo|anaqueles} destinada {al almacén central|al archivo periférico|a la biblioteca}",
            "Renovación del mobiliario {administrativo|de las oficinas zonales|de la plataforma de atención} {año} de la {entidad}"),

        Trade.Of("medical-supplies", Goods, 15_000, 2_200_000, """
            42142609, Jeringa descartable con aguja, Unidad
            42132203, Guante de examen descartable, Caja
            42132205, Guante quirúrgico estéril, Par
            42221504, Catéter endovenoso periférico, Unidad
            42312003, Apósito y tira de cierre de piel, Unidad
            """,
            "Adquisición de {material médico|insumos y material médico|dispositivos médicos} para {doce meses|el abastecimiento del primer semestre|la farmacia central} del {entidad}",
            "Adquisición de {jeringas descartables|guantes de examen|gasas y apósitos} para los establecimientos de salud de la red {provincia}",
            "Suministro de {material de laboratorio|reactivos de laboratorio clínico|reactivos para hematología} con equipo en cesión de uso por {meses} meses",
            "Adquisición de {suturas|catéteres y sondas|insumos de hemodiálisis} para el servicio de {cirugía|emergencia|cuidados intensivos}",
            "Adquisición de {material odontológico|insumos de radiología|soluciones dializantes} para {entidad}, año {año}",
            "Compra de {kits de parto|pañales geriátricos|insumos de bioseguridad} para {los puestos de salud|la microrred|el hospital} de {distrito}"),

        Trade.Of("medicines", Goods, 20_000, 3_000_000, """
            51142001, Paracetamol 500 mg tableta, Unidad
            51101511, Amoxicilina 500 mg cápsula, Unidad
            51101522, Claritromicina 500 mg tableta, Unidad
            51101512, Dicloxacilina 250 mg suspensión, Frasco
            """,
            "Adquisición de {medicamentos|productos farmacéuticos|medicamentos esenciales} para {el abastecimiento nacional|las redes de salud|doce meses}",
            "Adquisición de {antibióticos|analgésicos|antihipertensivos} de la lista nacional para {entidad}",
            "Suministro de {vacunas y diluyentes|oxígeno medicinal|insulina} por {meses} meses",
            "Adquisición de {medicinas de uso veterinario|antiparasitarios|vitaminas para ganado} para la campaña {año} en {provincia}",
            "Compra corporativa de {productos oncológicos|sueros y electrolitos|medicamentos de soporte} {año}",
            "Adquisición de {amoxicilina|paracetamol|omeprazol} y otros medicamentos para los puestos de salud del {lugar}"),

        Trade.Of("food", Goods, 14_000, 1_800_000, """
            50131702, Leche evaporada entera, Lata
            50221101, Arroz superior, Kilogramo
            50221201, Hojuela de avena precocida, Kilogramo
            50151513, Aceite vegetal, Litro
            50121538, Conserva de pescado, Lata
            50161509, Azúcar rubia, Kilogramo
            """,
            "Adquisición de {insumos alimenticios|leche evaporada entera|hojuelas de avena con quinua} para el programa del vaso de leche {año} de la {entidad}",
            "Adquisición de {arroz, menestras y aceite|víveres secos|canastas de alimentos} para el programa de complementación alimentaria del {lugar}",
            "Suministro de {víveres frescos|carnes y pescados|abarrotes} para {la alimentación de pacientes|el comedor universitario|el personal de guardia} por {meses} meses",
            "Adquisición de {n} kilogramos de {arroz superior|azúcar rubia|lenteja bebé} para los comedores populares de {distrito}",
            "Adquisición de raciones {preparadas|frías|de desayuno escolar} para instituciones educativas de la provincia de {provincia}",
            "Adquisición de {panetones|conservas de pescado|productos de panadería} para {los trabajadores|la campaña navideña|las organizaciones sociales de base} de la {entidad}",
            "Adquisición de {harina de quinua|chocolate de taza|galletas fortificadas} a {asociaciones de productores|productores locales|pequeños productores} de {departamento}"),

        Trade.Of("stationery", Goods, 6_000, 220_000, """
            14111507, Papel bond A4 de 75 g, Millar
            44121701, Bolígrafo de tinta seca, Unidad
            44122011, Archivador de palanca, Unidad
            44103103, Tóner para impresora, Unidad
            """,
            "Adquisición de {útiles de escritorio|papelería en general|papel bond} para {las unidades orgánicas|las oficinas zonales|el almacén central} de la {entidad}",
            "Adquisición de {tóner y cartuchos|cintas y tóner originales|consumibles de impresión} para impresoras de la sede {central|descentralizada}",
            "Suministro de {n} millares de papel {bond A4|fotocopia A4|reciclado} para el año {año}",
            "Adquisición de {kits escolares|cuadernos y útiles escolares|paquetes de útiles} para estudiantes de {distrito}",
            "Adquisición de {archivadores|fólderes y sobres|material de archivo} destinados a {la unidad de tesorería|el registro civil|la secretaría general}",
            "Adquisición de materiales {fungibles|de enseñanza|educativos} para {entidad} y sus instituciones educativas"),

        Trade.Of("cleaning-supplies", Goods, 5_000, 190_000, """
            47131807, Lejía concentrada, Galón
            47131604, Escoba de cerda, Unidad
            47131805, Limpiador multiuso, Galón
            47131803, Desinfectante pino, Galón
            """,
            "Adquisición de {materiales de limpieza|insumos y materiales de aseo|productos de limpieza y desinfección} para {entidad}, {año}",
            "Adquisición de {n} galones de {lejía|desinfectante|jabón líquido} para {los centros de salud|los mercados de abastos|las instituciones educativas} de {provincia}",
            "Adquisición de {escobas y recogedores|bolsas de polietileno|tachos y contenedores} para la limpieza pública del distrito de {distrito}",
            "Adquisición de contenedores para {residuos sólidos|residuos hospitalarios|segregación en la fuente} del {lugar}",
            "Suministro de {papel higiénico y papel toalla|útiles de aseo|alcohol en gel} para {la sede institucional|los penales|la universidad} por {meses} meses",
            "Adquisición de {detergente industrial|artículos de lavandería|productos para desinfección} para el servicio de {lavandería|nutrición|hospitalización}"),
    ];
}
