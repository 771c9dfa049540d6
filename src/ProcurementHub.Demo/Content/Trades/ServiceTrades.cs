using static ProcurementHub.Demo.Content.CallCategory;

namespace ProcurementHub.Demo.Content.Trades;

/// <summary>Services of small and middling firms.</summary>
internal static class ServiceTrades
{
    public static readonly IReadOnlyList<Trade> All =
    [
        Trade.Of("cleaning", Services, 24_000, 1_900_000, """
            76111501, Servicio de limpieza de edificios, Servicio
            76121503, Servicio de limpieza de calles, Servicio
            """,
            "Servicio de limpieza {integral|y mantenimiento|y desinfección} de {los locales|las sedes|los ambientes} de la {entidad} por {meses} meses",
            "Contratación del servicio de limpieza {hospitalaria|de oficinas|de aulas y servicios higiénicos} para {entidad}",
            "Servicio de {barrido de calles|recolección de residuos sólidos|limpieza pública} en el {lugar}",
            "Servicio de {fumigación, desratización y desinfección|lavado de tanques y cisternas|mantenimiento de áreas verdes} de la sede {central|zonal}",
            "Servicio de {recojo y disposición final de residuos hospitalarios|tratamiento de residuos biocontaminados} para los establecimientos de {provincia}",
            "Servicio de limpieza y descolmatación de {canales y drenes|quebradas|cauces} en el distrito de {distrito}",
            "Servicio de lavandería {hospitalaria|de ropa de cama|de uniformes} por {meses} meses"),

        Trade.Of("security", Services, 40_000, 3_200_000, """
            92121504, Servicio de vigilancia privada, Servicio
            72102204, Instalación de sistema de seguridad, Servicio
            """,
            "Servicio de seguridad y vigilancia {privada|para los locales|de las instalaciones} de la {entidad} por {meses} meses",
            "Contratación del servicio de vigilancia {particular|con agentes armados|diurna y nocturna} en {distrito}",
            "Servicio de {monitoreo de alarmas|custodia y traslado de valores|resguardo} para las {agencias|oficinas|sedes} de {departamento}",
            "Servicio de vigilancia para {la obra|el almacén de obra|el campamento} del proyecto con CUI N° {cui}",
            "Servicio de {control de accesos|guardianía|videovigilancia} de {las instituciones educativas|los mercados municipales|las plantas de tratamiento} del {lugar}",
            "Servicio de seguridad {para eventos|de los establecimientos de salud|perimetral} {año}, {entidad}"),

        Trade.Of("printing", Services, 6_000, 450_000, """
            82121506, Impresión de publicaciones, Servicio
            82121507, Impresión de formularios, Servicio
            82121505, Impresión de material publicitario, Servicio
            """,
            "Servicio de impresión de {cuadernillos|textos escolares|materiales educativos} para estudiantes de {departamento}",
            "Servicio de impresión de {formatos y recetarios|historias clínicas|carpetas y formularios} para {entidad}",
            "Servicio de impresión de {banners y gigantografías|afiches y volantes|paneles informativos} para {la campaña de recaudación|la difusión de actividades|la feria regional}",
            "Servicio de {impresión y distribución de cuponeras|emisión mecanizada de arbitrios|ensobrado y reparto} {año} en el distrito de {distrito}",
            "Servicio de diagramación e impresión de {la memoria anual|una revista institucional|boletines} de la {entidad}",
            "Servicio de {fotocopiado|digitalización de expedientes|empastado} para {el archivo central|la secretaría general|los juzgados} de {provincia}"),

        Trade.Of("software", Services, 25_000, 2_100_000, """
            81111504, Desarrollo de aplicación informática, Servicio
            81112101, Servicio de acceso a Internet, Servicio
            81111803, Soporte de red de área local, Servicio
            """,
            "Servicio de {desarrollo de software|implementación de un sistema de gestión documental|desarrollo de aplicativo móvil} para la {entidad}",
            "Servicio de acceso a {Internet|Internet dedicado|banda ancha satelital} para {las sedes|las instituciones educativas|los centros de salud} de {provincia}",
            "Servicio de {soporte técnico|mantenimiento de servidores|mesa de ayuda} por {meses} meses",
            "Servicio de {alojamiento en la nube|correo electrónico institucional|copias de respaldo} para {entidad}",
            "Servicio de {análisis de vulnerabilidades|ciberseguridad gestionada|certificados digitales} {año}",
            "Servicio de {cableado estructurado|tendido de fibra óptica|instalación de red inalámbrica} en {las oficinas|el local institucional} del {lugar}"),

        Trade.Of("vehicle-repair", Services, 7_000, 400_000, """
            78180101, Planchado y pintura de vehículo, Servicio
            78180103, Cambio de aceite y fluidos, Servicio
            78180102, Reparación de transmisión, Servicio
            """,
            "Servicio de mantenimiento {preventivo y correctivo|correctivo|preventivo} de {camionetas|la flota vehicular|unidades móviles} de la {entidad}",
            "Servicio de reparación de {motor|transmisión|sistema hidráulico} de {la motoniveladora|el cargador frontal|la retroexcavadora|el camión compactador} de la {entidad}",
            "Servicio de {planchado y pintura|alineamiento y balanceo|afinamiento} de {vehículos de serenazgo|patrulleros|ambulancias}",
            "Servicio de mantenimiento de maquinaria pesada del pool de {provincia}",
            "Servicio de {rastreo satelital GPS|revisión técnica vehicular|conversión a gas} de {pocos} vehículos",
            "Servicio de reparación de {motocicletas|motobombas|equipos menores} del distrito de {distrito}"),

        Trade.Of("transport", Services, 9_000, 900_000, """
            78101802, Transporte de carga por carretera, Servicio
            78111802, Transporte de pasajeros, Servicio
            78111808, Alquiler de vehículo, Servicio
            """,
            "Servicio de transporte {terrestre de carga|de materiales educativos|de bienes de ayuda humanitaria} hacia {provincia}",
            "Servicio de {alquiler de camionetas|alquiler de minibús|alquiler de camión furgón} para {la supervisión de campo|el traslado de personal|las brigadas} de la {entidad}",
            "Servicio de {transporte escolar|movilidad de personal|traslado de deportistas} en el {lugar}",
            "Servicio de {mensajería y courier|distribución de notificaciones|transporte fluvial} por {meses} meses",
            "Servicio de alquiler de {volquete de 15 m3|camión cisterna|camabaja} para {la actividad de mantenimiento|la obra} en {distrito}",
            "Servicio de {pasajes aéreos|agenciamiento de carga|traslado asistido de pacientes} para {entidad}"),

        Trade.Of("machinery-hire", Services, 15_000, 1_100_000, """
            72103004, Alquiler de excavadora con operador, Hora máquina
            72103002, Alquiler de motoniveladora con operador, Hora máquina
            """,
            "Servicio de alquiler de {excavadora hidráulica|tractor sobre orugas|cargador frontal} a todo costo para la obra con CUI N° {cui}",
            "Alquiler de maquinaria pesada para {la limpieza de derrumbes|la apertura de trocha|la defensa ribereña} en el {lugar}",
            "Servicio de alquiler de {rodillo liso vibratorio|motoniveladora|compresora neumática} por {n} horas máquina, {distrito}",
            "Servicio de {movimiento de tierras|excavación y eliminación de material|perfilado de taludes} en {provincia}",
            "Alquiler de {andamios y encofrados|mezcladora y vibradora|grúa telescópica} para {el plan de mantenimiento|la ejecución por administración directa} {año}",
            "Servicio de {perforación y voladura|descolmatación de río|afirmado de vías} con maquinaria para la {entidad}"),

        Trade.Of("road-maintenance", Services, 50_000, 2_600_000, """
            72102903, Mantenimiento de carreteras, Servicio
            72102405, Marcado de pavimentos, Servicio
            """,
            "Servicio de mantenimiento {rutinario|periódico|de emergencia} del camino vecinal de {km} km en la provincia de {provincia}",
            "Servicio de gestión y conservación vial por niveles de servicio, corredor {distrito} - {provincia}, {km} km",
            "Servicio de {bacheo|señalización horizontal|parchado asfáltico} en vías del {lugar}",
            "Mantenimiento {de puentes y pontones|de alcantarillas y cunetas|de caminos de herradura} a cargo de la {entidad}",
            "Servicio de mantenimiento vial rutinario con microempresas de {provincia}, tramo de {km} km",
            "Servicio de {pintado de sardineles|colocación de reductores de velocidad|limpieza de plataforma y bermas} en {distrito}"),

        Trade.Of("building-upkeep", Services, 10_000, 700_000, """
            72102402, Pintura de interiores, Servicio
            72101605, Reparación de techos, Servicio
            72102304, Mantenimiento de instalaciones sanitarias, Servicio
            """,
            "Servicio de mantenimiento de la infraestructura {del coliseo|del mercado de abastos|de la casa de la cultura} de {distrito}",
            "Servicio de pintado {de fachadas|interior y exterior|de aulas} de {instituciones educativas|la sede institucional|el local comunal} en {provincia}",
            "Servicio de mantenimiento de {techos y coberturas|servicios higiénicos|instalaciones eléctricas} del local de la {entidad}",
            "Servicio de mantenimiento de {ascensores|equipos de aire acondicionado|grupos electrógenos} por {meses} meses",
            "Servicio de acondicionamiento de {oficinas|ambientes hospitalarios|la sala de espera} en el {lugar}",
            "Servicio de {carpintería metálica|impermeabilización de azoteas|instalación de drywall} para {entidad}"),

        Trade.Of("catering", Services, 6_000, 750_000, """
            90101603, Servicio de catering, Servicio
            90101802, Entrega de comidas preparadas, Servicio
            """,
            "Servicio de alimentación para {pacientes y personal de guardia|el comedor universitario|deportistas} de la {entidad} por {meses} meses",
            "Servicio de {catering|refrigerios|coffee break} para {talleres y reuniones|la feria agropecuaria|eventos institucionales}",
            "Servicio de preparación y entrega de {almuerzos|desayunos|raciones} al personal de obra en el {lugar}",
            "Concesión del {cafetín|comedor|quiosco} de {la universidad|el hospital|la institución educativa} en {distrito}",
            "Servicio de alimentación {escolar|para brigadistas|para adultos mayores} en la provincia de {provincia}, {año}",
            "Servicio de {organización de eventos|alquiler de toldos y sillas|hospedaje y alimentación} para {entidad}"),

        Trade.Of("training", Services, 8_000, 380_000, """
            86101710, Formación de profesorado, Servicio
            86101705, Formación administrativa, Servicio
            86101504, Formación profesional agrícola, Servicio
            """,
            "Servicio de capacitación en {gestión pública|contrataciones públicas|inteligencia artificial} para servidores de la {entidad}",
            "Servicio de {asistencia técnica|escuelas de campo|pasantías} para productores de {provincia}",
            "Programa de formación {docente|de directivos|de promotores de salud} en {departamento}, {año}",
            "Servicio de {talleres de sensibilización|capacitación en primeros auxilios|simulacros} en el distrito de {distrito}",
            "Servicio de {coaching institucional|evaluación del desempeño|elaboración de perfiles de puestos} para {entidad}",
            "Servicio de capacitación {técnico productiva|en confección textil|en panadería} dirigida a mujeres del {lugar}"),
    ];
}
