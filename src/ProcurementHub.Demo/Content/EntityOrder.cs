namespace ProcurementHub.Demo.Content;

/// <summary>
/// Deals the calls out among the entities: every 127 calls in a row fill 127 slots once each, in an order of their own.
/// So the number of a call within its entity, and with it a unique code, follows from the index alone.
/// </summary>
internal static class EntityOrder
{
    // A prime, so that every step walks all slots. It is more than the entities: the first ones hold two slots.
    private const int Slots = 127;

    public static (PublishedEntity Entity, int Number) Of(int seed, int index)
    {
        var block = index / Slots;
        var dice = Dice.For(seed, Purpose.EntityOrder, block);
        var step = dice.Between(1, Slots - 1);
        var slot = (index % Slots * step + dice.Next(Slots)) % Slots;
        var entities = EntityRegister.All;
        var place = slot % entities.Count;
        var slotsHeld = (Slots - 1 - place) / entities.Count + 1;
        return (entities[place], block * slotsHeld + slot / entities.Count + 1);
    }
}
