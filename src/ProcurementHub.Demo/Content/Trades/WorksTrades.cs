using static ProcurementHub.Demo.Content.CallCategory;

namespace ProcurementHub.Demo.Content.Trades;

/// <summary>Works, whose titles are those of investment projects: long, in quotation marks, with the project's number.</summary>
internal static class WorksTrades
{
    public static readonly IReadOnlyList<Trade> All =
    [
        Trade.Of("road-works", Works, 300_000, 38_000_000, "72131701, Pavimentación de vías, Obra\n72131702, Construcción de puentes, Obra",
            "Ejecución de la obra “Mejoramiento del servicio de transitabilidad vehicular y peatonal en las calles principales del {lugar}”, CUI N° {cui}",
            "Ejecución de la obra “Creación del puente {carrozable|peatonal|colgante} sobre el río {distrito} y accesos, en el tramo de {km} km que une los centros poblados de la margen derecha con la capital, {lugar}”, con código único de inversiones N° {cui}, financiada con recursos {ordinarios|determinados|por operaciones oficiales de crédito}",
            "Mejoramiento del camino vecinal de {km} km, {lugar}, CUI N° {cui}",
            "Construcción de pistas y veredas en {el asentamiento humano Los Jardines|la urbanización Las Flores|el pueblo joven Nueva Esperanza}, distrito de {distrito}",
            "Rehabilitación de {la carretera departamental|la trocha carrozable|la avenida principal} {distrito} - {provincia}, {km} km",
            "Ejecución de la obra “Renovación de calzada y vereda; adquisición de señalización; en la vía local de {distrito}, provincia de {provincia}, departamento de {departamento}”"),

        Trade.Of("water-works", Works, 250_000, 24_000_000, "72102303, Instalación de redes de agua y desagüe, Obra\n30222059, Estación de bombeo de alcantarillado, Obra",
            "Ejecución de la obra “Mejoramiento y ampliación del servicio de agua potable y alcantarillado en las localidades de la cuenca alta, {lugar}”, CUI N° {cui}",
            "Creación del servicio de saneamiento básico rural en {pocos} centros poblados del {lugar}",
            "Construcción de la planta de tratamiento de aguas residuales de {distrito}, provincia de {provincia}, CUI N° {cui}",
            "Renovación de redes {de agua potable|de alcantarillado|colectoras} en {la zona urbana|el sector alto} de {distrito}",
            "Ampliación del reservorio y líneas de conducción a cargo de la {entidad}, CUI N° {cui}",
            "Instalación de {pocos} sistemas de agua potable y unidades básicas de saneamiento con arrastre hidráulico, {lugar}"),

        Trade.Of("school-works", Works, 400_000, 29_000_000, "30222301, Construcción de escuela, Obra",
            "Ejecución de la obra “Mejoramiento de los servicios de educación {inicial|primaria|secundaria} de la institución educativa N° {n}, {lugar}”, CUI N° {cui}",
            "Construcción de {aulas y servicios higiénicos|cerco perimétrico y portada|un módulo de talleres} en {pocos} colegios de {provincia}",
            "Sustitución de la infraestructura de la escuela de {distrito}, provincia de {provincia}",
            "Rehabilitación del local escolar N° {n} del {lugar}",
            "Creación de {cobertura para patio escolar|sala de usos múltiples|biblioteca escolar} en {la institución educativa|el colegio} de {distrito}, CUI N° {cui}",
            "Ejecución de la obra “Mejoramiento de los servicios de formación de pregrado de la facultad de {ingeniería civil|enfermería|agronomía} de la {entidad}”, CUI N° {cui}"),

        Trade.Of("health-works", Works, 500_000, 45_000_000, "30221004, Edificación de establecimiento, Obra",
            "Ejecución de la obra “Mejoramiento de los servicios de salud del {puesto|centro} de salud de {distrito}, {lugar}”, CUI N° {cui}",
            "Construcción del {pabellón de hospitalización|área de emergencia|almacén especializado de medicamentos} del {entidad}",
            "Ampliación y remodelación de {los consultorios externos|la unidad de cuidados intensivos|la sala de partos} en {distrito}",
            "Rehabilitación de {pocos} puestos de salud de la red {provincia}, departamento de {departamento}",
            "Creación del centro de salud mental comunitario del {lugar}, CUI N° {cui}",
            "Mejoramiento del servicio de {diagnóstico por imágenes|laboratorio|hemodiálisis} con obra civil y equipamiento, CUI N° {cui}"),

        Trade.Of("irrigation-works", Works, 200_000, 18_000_000, "30222803, Construcción de canal de riego, Obra",
            "Ejecución de la obra “Mejoramiento del servicio de agua para riego en {el canal principal|los sectores de riego|la bocatoma y canal lateral} de {km} km, {lugar}”, CUI N° {cui}",
            "Creación del sistema de riego tecnificado en comunidades campesinas de {provincia}",
            "Construcción de {una presa de tierra|reservorios|pozos tubulares} para riego en el distrito de {distrito}, CUI N° {cui}",
            "Construcción de defensa ribereña en el río de {distrito}, {km} km, provincia de {provincia}",
            "Recuperación de andenes y siembra de agua en la microcuenca alta del {lugar}",
            "Revestimiento del canal de irrigación de {km} km a cargo de la {entidad}"),

        Trade.Of("parks-and-sports", Works, 120_000, 7_000_000, "30222602, Construcción de campo deportivo, Obra\n30221013, Construcción de parque, Obra",
            "Ejecución de la obra “Creación de los servicios {recreativos|deportivos|culturales} en {la losa multiusos|el parque principal|el complejo deportivo}, {lugar}”, CUI N° {cui}",
            "Construcción de {cerco, portada y vestidores|graderías y cobertura|camerinos y servicios higiénicos} del estadio municipal de {distrito}",
            "Remodelación de la plaza {de armas|principal|cívica} de {distrito}, provincia de {provincia}",
            "Mejoramiento del {parque infantil|malecón|mirador turístico} del {lugar}, CUI N° {cui}",
            "Instalación de césped sintético en {pocos} campos deportivos de {provincia}",
            "Construcción del mercado de abastos de {distrito}, {departamento}"),

        Trade.Of("works-supervision", WorksConsulting, 45_000, 2_400_000, "81101513, Supervisión de obra de edificación, Servicio\n81101510, Supervisión de obra vial, Servicio",
            "Servicio de consultoría de obra para la supervisión de la obra “Mejoramiento de la carretera {distrito} - {provincia}, {km} km”, CUI N° {cui}",
            "Supervisión de la obra de {agua potable y alcantarillado|pistas y veredas|riego tecnificado} del {lugar}",
            "Contratación de consultor para supervisar {la construcción de aulas|el centro de salud|el puente carrozable} de {distrito}",
            "Consultoría de obra: supervisión del proyecto “Mejoramiento de los servicios de educación en la provincia de {provincia}, departamento de {departamento}”, CUI N° {cui}",
            "Supervisión y liquidación de obra por contrata de la {entidad}, CUI N° {cui}",
            "Servicio de supervisión del saldo de obra {del hospital|de la planta de tratamiento|del canal de irrigación}, {lugar}"),

        Trade.Of("engineering-design", WorksConsulting, 30_000, 1_600_000, "81101505, Elaboración de expediente técnico de estructuras, Servicio\n81101508, Elaboración de expediente técnico de arquitectura, Servicio",
            "Elaboración del expediente técnico del proyecto “Mejoramiento del servicio {de agua para riego|de transitabilidad|educativo} en el {lugar}”, CUI N° {cui}",
            "Servicio de consultoría de obra para la elaboración de {ficha técnica y expediente|estudio definitivo|estudio de preinversión a nivel de perfil} en {provincia}",
            "Consultoría para {el estudio de mecánica de suelos|el levantamiento topográfico|la evaluación estructural} de {pocos} locales de la {entidad}",
            "Elaboración de expediente técnico de {puentes y accesos|la planta de agua potable|el nuevo palacio municipal} de {distrito}",
            "Reformulación del expediente técnico con CUI N° {cui} por actualización de costos",
            "Elaboración del {plan de desarrollo urbano|estudio de impacto vial|estudio hidrológico} del distrito de {distrito}, {departamento}"),
    ];
}
